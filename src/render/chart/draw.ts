import { createCanvas } from "@napi-rs/canvas";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { init, setPlatformAPI, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { toOption } from "./option.js";
import type { ChartSpec } from "./spec.js";

use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, CanvasRenderer]);
setPlatformAPI({ createCanvas: () => createCanvas(32, 32) as never });

/**
 * Draws a chart. The font "Noto Sans SC" must be registered first, in both weights.
 * @returns a PNG picture, 1080 pixels wide
 */
export async function drawChart(spec: ChartSpec): Promise<Buffer> {
  const { option, width, height } = toOption(spec);
  const canvas = createCanvas(width, height);
  const chart = init(canvas as never, null, { renderer: "canvas", width, height, devicePixelRatio: 1 });
  try {
    chart.setOption(option);
    return await canvas.encode("png"); // off this thread
  } finally {
    chart.dispose();
  }
}
