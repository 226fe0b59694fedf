import type { EChartsCoreOption } from "echarts/core";
import {
  FONT, layOut, MARGIN, SMALL_SIZE, TEXT_SIZE, TITLE_SIZE, WIDTH, type Layout,
} from "./layout.js";
import type { Bar, ChartSpec } from "./spec.js";

const INK = "#1f2937";
const GREY = "#6b7280";
const ACTUAL = "#2563a8";
const PLANNED = "#dbe8f5"; // what is planned is pale and broken at its edge
const ASKED = "#c2570c";
const ASKED_PLANNED = "#fbe6d5";
const BASE = "#9ca3af";

/** A chart as an ECharts option, and the picture's size in pixels. */
export function toOption(
  spec: ChartSpec,
): { option: EChartsCoreOption; width: number; height: number } {
  const layout = layOut(spec);
  const option = {
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: FONT },
    title: [titleOf(layout), ...footerOf(layout)],
    ...(layout.hasLegend ? { legend: legendOf(spec, layout) } : {}),
    ...(spec.shape === "rows" ? rowsOf(spec, layout) : lineOf(spec, layout)),
  };
  return { option, width: WIDTH, height: layout.height };
}

/** Bars from the left; the figures beside them make axis and grid needless. */
function rowsOf(spec: ChartSpec, layout: Layout): object {
  const bars = [...spec.bars].reverse(); // the axis of categories runs upward
  const labels = [...layout.labels].reverse();
  return {
    grid: {
      left: MARGIN + layout.labelWidth, right: MARGIN + layout.valueWidth,
      top: layout.top, bottom: layout.bottom,
    },
    xAxis: { type: "value", show: false, min: Math.min(0, ...bars.map(({ value }) => value)) },
    yAxis: categoryOf(labels),
    series: [
      barsOf(spec, bars, false),
      ...(bars.some(({ planned }) => planned) ? [barsOf(spec, bars, true)] : []),
    ],
  };
}

/** A line through the figures in the order of time: one step from each to the next, with its time below. */
function lineOf(spec: ChartSpec, layout: Layout): object {
  const { bars } = spec;
  const values = bars.map(({ value }) => value);
  return {
    grid: { left: MARGIN + 70, right: MARGIN + 70, top: layout.top, bottom: layout.bottom },
    xAxis: { ...categoryOf(layout.labels), boundaryGap: false },
    yAxis: { type: "value", show: false, min: Math.min(0, ...values) },
    series: [{
      type: "line",
      name: spec.legend.actual,
      symbol: "circle",
      symbolSize: 18,
      lineStyle: { color: ACTUAL, width: 5 },
      data: bars.map((bar) => ({
        value: bar.value,
        itemStyle: bar.planned
          ? { color: "#ffffff", borderColor: ACTUAL, borderWidth: 4 }
          : { color: ACTUAL },
        label: { show: true, position: "top", distance: 14, formatter: written(bar), rich: RICH },
      })),
    }],
  };
}

function categoryOf(labels: readonly string[][]): object {
  return {
    type: "category",
    data: labels.map((label) => label.join("\n")),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: BASE } },
    axisLabel: {
      color: INK, fontFamily: FONT, fontSize: TEXT_SIZE, lineHeight: TEXT_SIZE * 1.2,
      interval: 0, margin: 14,
    },
  };
}

function titleOf(layout: Layout): object {
  const lineHeight = TITLE_SIZE * 1.3;
  return {
    text: layout.title.join("\n"),
    subtext: layout.subtitle.join("\n"),
    left: MARGIN,
    top: MARGIN,
    padding: 0,
    itemGap: 8,
    textStyle: { color: INK, fontFamily: FONT, fontSize: TITLE_SIZE, fontWeight: "bold", lineHeight },
    subtextStyle: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE + 3 },
  };
}

function footerOf(layout: Layout): object[] {
  if (layout.footer.length === 0) return [];
  const lineHeight = SMALL_SIZE * 1.4;
  return [{
    text: layout.footer.join("\n"),
    left: MARGIN,
    bottom: MARGIN - 10,
    padding: 0,
    textStyle: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE, fontWeight: "normal", lineHeight },
  }];
}

function legendOf(spec: ChartSpec, layout: Layout): object {
  return {
    data: [spec.legend.actual, spec.legend.planned],
    selectedMode: false,
    left: MARGIN,
    top: MARGIN + layout.titleHeight + 14,
    padding: 0,
    itemWidth: 36,
    itemHeight: 22,
    itemGap: 28,
    textStyle: { color: INK, fontFamily: FONT, fontSize: SMALL_SIZE + 2 },
  };
}

const RICH = {
  v: { color: INK, fontFamily: FONT, fontSize: TEXT_SIZE, fontWeight: "bold", lineHeight: TEXT_SIZE * 1.2 },
  n: { color: GREY, fontFamily: FONT, fontSize: SMALL_SIZE, lineHeight: SMALL_SIZE * 1.2 },
};

/** Actual and planned bars are two series in one stack, so that each has its place in the legend. */
function barsOf(spec: ChartSpec, bars: readonly Bar[], planned: boolean): object {
  const styleOf = ({ asked }: Bar): object => {
    const color = asked ? ASKED : ACTUAL;
    if (!planned) return { color };
    const fill = asked ? ASKED_PLANNED : PLANNED;
    return { color: fill, borderColor: color, borderWidth: 2, borderType: "dashed" };
  };
  return {
    type: "bar",
    name: planned ? spec.legend.planned : spec.legend.actual,
    stack: "all",
    barMaxWidth: 40,
    itemStyle: styleOf({ label: "", value: 0, text: "", note: "", planned, asked: false }),
    label: { show: true, position: "right", distance: 10, formatter: "{b}", rich: RICH },
    data: bars.map((bar) =>
      bar.planned === planned
        ? { value: bar.value, itemStyle: styleOf(bar), label: { formatter: written(bar) } }
        : { value: null, label: { show: false } },
    ),
  };
}

/** The figure and its period as ECharts' own rich text; its braces cannot be escaped, so text must not hold any. */
function written({ text, note }: Bar): string {
  const safe = (part: string): string => part.replace(/[{}|]/gu, " ");
  return note === "" ? `{v|${safe(text)}}` : `{v|${safe(text)}}\n{n|${safe(note)}}`;
}
