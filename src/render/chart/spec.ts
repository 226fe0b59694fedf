import { z } from "zod";

/** One bar of a chart, or one point of a line. */
export const Bar = z.strictObject({
  label: z.string(), // "开州区"; of a line its time, "2017年底"
  value: z.number(), // in the base unit; for a range its lower end
  text: z.string(), // the figure as written: "50.2万亩", "30至50户"
  note: z.string(), // written below the figure: the period where periods differ; else ""
  planned: z.boolean(),
  asked: z.boolean(), // the one that was asked for, among others
});
export type Bar = z.infer<typeof Bar>;

/** A picture to be drawn: plain data, so it can cross to a worker and be hashed. All wording is in it. */
export const ChartSpec = z.strictObject({
  title: z.string(), // what and where: "5地贫困发生率"
  subtitle: z.string(), // when, and whether it is planned: "2017年底"; else ""
  shape: z.enum(["rows", "line"]), // rows for places side by side, a line for one thing at several times
  bars: z.array(Bar).min(1), // in the order to be read; of a line by time
  legend: z.strictObject({ actual: z.string(), planned: z.string() }), // shown where both stand
  footer: z.array(z.string()), // the sources, notes, and what is left out: a paragraph each
});
export type ChartSpec = z.infer<typeof ChartSpec>;

/** The most bars that can still be read on a phone. */
export const MOST_BARS = 24;
