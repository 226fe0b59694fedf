import type { EChartsCoreOption } from "echarts/core";
import { FONT, layOut, MARGIN, SMALL_SIZE, TEXT_SIZE, TITLE_SIZE, WIDTH, type Layout } from "./layout.js";
import type { Bar, ChartSpec } from "./spec.js";

const INK = "#1f2937";
const GREY = "#6b7280";
const LINE = "#e5e7eb";
const ACTUAL = "#2563a8";
const PLANNED = "#a9cbec";
const HATCH = { symbol: "rect", color: "#2563a8", dashArrayX: [1, 0], dashArrayY: [3, 7], rotation: -Math.PI / 4 };

/** A chart as an ECharts option, and the picture's size in pixels. */
export function toOption(spec: ChartSpec): { option: EChartsCoreOption; width: number; height: number } {
  const layout = layOut(spec);
  const rows = spec.shape === "rows";
  const bars = rows ? [...spec.bars].reverse() : spec.bars; // the axis of categories runs upward
  const labels = rows ? [...layout.labels].reverse() : layout.labels;
  const category = {
    type: "category",
    data: labels.map((label) => label.join("\n")),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: GREY } },
    axisLabel: { color: INK, fontFamily: FONT, fontSize: TEXT_SIZE, lineHeight: TEXT_SIZE * 1.2, interval: 0, margin: 12 },
  };
  const value = {
    type: "value",
    name: spec.axis.name,
    nameLocation: "end",
    nameTextStyle: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE, align: rows ? "right" : "left", padding: rows ? [0, 0, 0, 0] : [0, 0, 8, -30] },
    min: Math.min(0, ...bars.map((bar) => bar.value / spec.axis.divisor)),
    splitNumber: 4,
    axisLabel: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE, hideOverlap: true },
    splitLine: { lineStyle: { color: LINE } },
  };
  const option = {
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: FONT },
    title: [titleOf(spec, layout), ...footerOf(layout)],
    ...(layout.hasLegend ? { legend: legendOf(spec, layout) } : {}),
    grid: {
      left: rows ? MARGIN + layout.labelWidth : MARGIN + 70,
      right: rows ? MARGIN + layout.valueWidth : MARGIN,
      top: layout.top,
      bottom: layout.bottom,
    },
    xAxis: rows ? { ...value, name: "" } : category,
    yAxis: rows ? category : value,
    graphic: rows ? [axisNote(spec, layout)] : [],
    series: [seriesOf(spec, bars, false), ...(layout.hasLegend ? [seriesOf(spec, bars, true)] : [])],
  };
  return { option, width: WIDTH, height: layout.height };
}

function titleOf(spec: ChartSpec, layout: Layout): object {
  return {
    text: layout.title.join("\n"),
    subtext: spec.subtitle,
    left: MARGIN,
    top: MARGIN,
    padding: 0,
    itemGap: 8,
    textStyle: { color: INK, fontFamily: FONT, fontSize: TITLE_SIZE, fontWeight: "bold", lineHeight: TITLE_SIZE * 1.3 },
    subtextStyle: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE + 3 },
  };
}

function footerOf(layout: Layout): object[] {
  if (layout.footer.length === 0) return [];
  return [{
    text: layout.footer.join("\n"),
    left: MARGIN,
    bottom: MARGIN - 10,
    padding: 0,
    textStyle: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE, fontWeight: "normal", lineHeight: SMALL_SIZE * 1.4 },
  }];
}

/** The unit of a horizontal axis, above the bars at the right: at the axis's end it would leave the picture. */
function axisNote(spec: ChartSpec, layout: Layout): object {
  return {
    type: "text",
    right: MARGIN,
    top: layout.top - 40,
    style: { text: spec.axis.name, fill: GREY, font: `${SMALL_SIZE}px "${FONT}"` },
  };
}

function legendOf(spec: ChartSpec, layout: Layout): object {
  return {
    data: [...(spec.bars.some(({ planned }) => !planned) ? [spec.legend.actual] : []), spec.legend.planned],
    left: MARGIN,
    top: MARGIN + layout.titleHeight + 12,
    padding: 0,
    itemWidth: 36,
    itemHeight: 22,
    itemGap: 28,
    textStyle: { color: INK, fontFamily: FONT, fontSize: SMALL_SIZE + 2 },
  };
}

/** Actual and planned bars are two series in one stack, so that each has its place in the legend. */
function seriesOf(spec: ChartSpec, bars: readonly Bar[], planned: boolean): object {
  const rows = spec.shape === "rows";
  return {
    type: "bar",
    name: planned ? spec.legend.planned : spec.legend.actual,
    stack: "all",
    barMaxWidth: rows ? 38 : 150,
    itemStyle: planned ? { color: PLANNED, decal: HATCH, borderColor: ACTUAL, borderWidth: 1.5, borderType: "dashed" } : { color: ACTUAL },
    label: {
      show: true,
      position: rows ? "right" : "top",
      distance: 10,
      formatter: "{b}",
      rich: {
        v: { color: INK, fontFamily: FONT, fontSize: TEXT_SIZE, fontWeight: "bold", lineHeight: TEXT_SIZE * 1.2 },
        n: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE, lineHeight: SMALL_SIZE * 1.2 },
      },
    },
    data: bars.map((bar) =>
      bar.planned === planned
        ? { value: bar.value / spec.axis.divisor, label: { formatter: written(bar) } }
        : { value: null, label: { show: false } },
    ),
  };
}

/** The figure and its period as ECharts' own rich text; its braces cannot be escaped, so text must not hold any. */
function written({ text, note }: Bar): string {
  const safe = (part: string): string => part.replace(/[{}|]/gu, " ");
  return note === "" ? `{v|${safe(text)}}` : `{v|${safe(text)}}\n{n|${safe(note)}}`;
}
