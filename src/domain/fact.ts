import { z } from "zod";
import { Period } from "./period.js";
import { RegionId } from "./region.js";

/** How exactly the text gives the number: 约/左右 about, 余/多/超/以上 over, 近/不足/以下 under, 不低于 at_least, 不超过 at_most. */
export const Qualifier = z.enum(["exact", "about", "over", "under", "at_least", "at_most"]);
export type Qualifier = z.infer<typeof Qualifier>;

/** `actual` happened or was measured; `planned` is a plan, aim, estimate or forecast (计划, 将, 目标, 预计, 力争, 拟, 下一步). */
export const Status = z.enum(["actual", "planned"]);
export type Status = z.infer<typeof Status>;

/** "kaizhou-2018/10/3": article, paragraph, number within it. */
export const FactId = z.string().refine((s) => /^[a-z0-9-]+\/\d+\/\d+$/u.test(s), "not a fact id like kaizhou-2018/10/3");
export type FactId = z.infer<typeof FactId>;

/** One observation: what a number says about a region, for when, and where it was read. */
export const Fact = z.strictObject({
  id: FactId,
  region: RegionId,
  about: z.array(RegionId).default([]), // other regions that the figure concerns: whom a partner helped
  subject: z.string().nullable().default(null), // the person or organisation whose figure it is: "谢国海"
  indicator: z.string(), // id in data/indicators
  value: z.number(), // in the base unit, expanded: 1.73 for 1.73%, 61_800 for 6.18万头
  valueMax: z.number().nullable().default(null), // the upper end of a range
  unit: z.string(), // base unit: "%", "元", "亩"
  qualifier: Qualifier.default("exact"),
  period: Period,
  status: Status.default("actual"),
  article: z.string(),
  paragraph: z.int().positive(), // nth non-blank line of the original, from 1
  surface: z.string().min(1), // the bare figure as printed, in the article's script: "6.18万头"
  also: z.array(z.int().positive()).default([]), // other paragraphs that tell the same figure
  of: FactId.nullable().default(null), // the whole that this is a part of (其中)
  change: z.strictObject({ from: FactId, to: FactId }).nullable().default(null), // this figure is the change between two others
  words: z.array(z.string()).default([]), // what a reader may call it besides its indicator's names
  note: z.string().nullable().default(null), // an oddity that the reader must be told, in our words
  noteEn: z.string().min(1).optional(), // the same in English; ingested facts have none
  origin: z.enum(["curated", "machine", "reviewed"]).default("curated"),
});
export type Fact = z.infer<typeof Fact>;
