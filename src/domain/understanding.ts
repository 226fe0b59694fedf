import { z } from "zod";
import { Language } from "./answer.js";
import { Period } from "./period.js";
import { RegionId } from "./region.js";

/** What a question wants; each has its templates in intents/<intent>.yaml. */
export const Intent = z.enum([
  "figure", "comparison", "ranking", "change", "computed", "list", "profile", "passage", "source", "filter", "coverage", "help",
  "period_of", "status_of", "more", "why",
]);
export type Intent = z.infer<typeof Intent>;

/** The kinds of words that call for an operation; each has its words in intents/cues/<cue>.yaml. */
export const CueName = z.enum([
  "about_bot", "all_places", "ask", "average", "bye", "change_percent", "count", "differ",
  "each", "except_after", "except_before", "hello", "least", "less", "more", "most", "nth",
  "nth_least", "off_topic", "place", "product", "rank", "ratio", "rest", "rising", "share",
  "sum", "table", "thanks", "told", "top", "which", "yes_no",
]);
export type CueName = z.infer<typeof CueName>;

/** A cue where it stands in the question. */
export const Cue = z.object({
  cue: CueName,
  start: z.int(),
  end: z.int(),
  n: z.number().nullable().default(null), // the numeral in it: 前三名 → 3
});
export type Cue = z.infer<typeof Cue>;

/** Places and things of an enumeration: 蔬菜、茶园和水果. */
export const ItemSpan = z.object({ start: z.int(), end: z.int() });
export type ItemSpan = z.infer<typeof ItemSpan>;

/** A place that a question names: one of ours, or one that the national gazetteer knows. */
export const PlaceMention = z.object({
  region: RegionId.nullable(), // null for a place outside the corpus
  name: z.string(), // as we call it
  start: z.int(),
  end: z.int(),
  rule: z.enum(["name", "fuzzy", "gazetteer", "context", "person"]),
});
export type PlaceMention = z.infer<typeof PlaceMention>;

/** What a measure word asks for: 多少亩 → area, 几户 → 户. */
export const MeasureAsk = z.object({
  unit: z.string(), // the measure word, simplified: "户", "亩", "元", "%", "个"; "" when only 多少
  start: z.int(),
  end: z.int(),
});
export type MeasureAsk = z.infer<typeof MeasureAsk>;

export const PeriodMention = z.object({
  period: Period,
  offset: z.int().nullable(), // years from now for 去年 (-1), 今年 (0), 明年 (1); null when absolute
  word: z.string().default(""), // as the question says it: 去年
  soft: z.boolean().default(false), // true when carried over from the conversation
});
export type PeriodMention = z.infer<typeof PeriodMention>;

/** A content token of the question with how much it matters. */
export const TermAsk = z.object({ token: z.string(), weight: z.number(), start: z.int(), known: z.boolean(), head: z.boolean().default(false) });
export type TermAsk = z.infer<typeof TermAsk>;

export const Threshold = z.object({
  op: z.enum(["<", "<=", ">", ">=", "between"]),
  value: z.number(),
  valueMax: z.number().nullable(),
  unit: z.string(),
});
export type Threshold = z.infer<typeof Threshold>;

/** A number that the question itself claims: 是不是升到了5% → 5 %, up. */
export const Claim = z.object({ value: z.number(), unit: z.string(), surface: z.string(), direction: z.enum(["up", "down"]).nullable() });
export type Claim = z.infer<typeof Claim>;

/** A question, taken apart. Everything that later steps need, so that it can be kept for the next turn. */
export const Understanding = z.object({
  text: z.string(), // the question, normalised
  language: Language,
  intent: Intent,
  template: z.string().nullable(), // "comparison/who_more"; null when none fitted
  options: z.record(z.string(), z.string()), // what the template sets: { want: "max", op: "share" }
  places: z.array(PlaceMention),
  persons: z.array(z.string()), // subjects named, as the store spells them
  indicators: z.array(z.string()), // ids of indicators whose name stands in the question
  absent: z.array(z.string()), // well-known indicators named that no article gives: "失业率"
  periods: z.array(PeriodMention),
  years: z.int().nullable().default(null), // a stretch of years taken together: 五年总共 → 5
  earliest: z.boolean().default(false), // 原来, 五年前: the first of a series rather than the latest
  status: z.enum(["actual", "planned"]).nullable(),
  measures: z.array(MeasureAsk),
  threshold: Threshold.nullable(),
  claim: Claim.nullable(),
  direction: z.enum(["up", "down"]).nullable().default(null), // which way the question asks whether a figure went: 上升了吗
  themes: z.array(z.string()), // theme ids asked for
  terms: z.array(TermAsk),
  excluded: z.array(z.string()).default([]), // tokens of what the question says it does not ask for: 结对的不算
  without: z.array(RegionId).default([]), // places that it leaves out: 除了开州
  cues: z.array(Cue).default([]),
  items: z.array(ItemSpan).default([]),
  article: z.string().nullable(), // an article named by its title or region
  elliptic: z.boolean(), // leans on the conversation
  rules: z.array(z.string()), // why: what read what
});
export type Understanding = z.infer<typeof Understanding>;
