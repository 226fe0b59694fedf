import { z } from "zod";

/** One bar of a chart. */
export const Bar = z.strictObject({
  label: z.string(), // "开州区"; for a chart over time "2017年底"
  value: z.number(), // in the base unit; for a range its lower end
  text: z.string(), // the figure as written: "50.2万亩", "30至50户"
  note: z.string(), // what is written beside the figure: the period where periods differ; else ""
  planned: z.boolean(),
});
export type Bar = z.infer<typeof Bar>;

/** A picture to be drawn: plain data, so it can cross to a worker and be hashed. All wording is in it. */
export const ChartSpec = z.strictObject({
  title: z.string(), // "贫困发生率"
  subtitle: z.string(), // "2017年底", what all bars share; else ""
  shape: z.enum(["rows", "columns"]), // rows for places side by side, columns for a change over time
  axis: z.strictObject({ name: z.string(), divisor: z.number().positive() }), // "单位：万亩", 10_000
  bars: z.array(Bar).min(1),
  legend: z.strictObject({ actual: z.string(), planned: z.string() }), // 实际, 计划; shown when a bar is planned
  footer: z.string(), // the source, and what is left out
});
export type ChartSpec = z.infer<typeof ChartSpec>;

/** The most bars that can still be read on a phone. */
export const MOST_BARS = 24;
