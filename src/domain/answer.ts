import { z } from "zod";
import { Fact } from "./fact.js";
import { IsoDate } from "./period.js";

export const Language = z.enum(["zh-Hans", "zh-Hant", "en"]);
export type Language = z.infer<typeof Language>;

export const AnswerKind = z.enum([
  "fact", "comparison", "ranking", "change", "computed", "list", "profile", "passage", "source", "clarify", "not_found", "help",
]);
export type AnswerKind = z.infer<typeof AnswerKind>;

/** A fact as other programs read it: names beside ids (the shape of CONTRACTS). */
export const FactView = z.object({
  ...Fact.omit({ region: true, indicator: true }).shape,
  region: z.object({ id: z.string(), name: z.string(), parents: z.array(z.string()) }),
  indicator: z.object({ id: z.string().nullable(), name: z.string() }),
});
export type FactView = z.infer<typeof FactView>;

export const Computed = z.object({
  kind: z.enum(["difference", "ratio", "sum", "winner", "share", "average", "multiple", "order", "percent", "product"]),
  value: z.number().nullable(),
  unit: z.string(),
  region: z.string().nullable(), // name of the region that wins, or that the result is about
  from: z.array(z.string()), // ids of the facts it rests on
});
export type Computed = z.infer<typeof Computed>;

export const PassageView = z.object({
  article: z.string(),
  paragraph: z.int(),
  text: z.string(), // our digest, or the original words when ARTICLES_DIR is given
  original: z.boolean(), // true when `text` is the article's own words
});
export type PassageView = z.infer<typeof PassageView>;

export const Citation = z.object({
  article: z.string(),
  label: z.string(), // how to call the article where it has no title
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: IsoDate.nullable(),
  authors: z.array(z.string()),
  paragraph: z.int().nullable(), // null: the article as a whole
});
export type Citation = z.infer<typeof Citation>;

export const Option = z.object({ label: z.string(), ask: z.string() });
export type Option = z.infer<typeof Option>;

/** What every face of the bot renders. */
export const Answer = z.object({
  id: z.string(),
  chat: z.string(),
  question: z.string(),
  language: Language,
  kind: AnswerKind,
  text: z.string(), // plain text, in `language`: headline first, source last
  headline: z.string(), // the part of `text` that states the answer; bold where the face can
  facts: z.array(FactView), // what is stated as the answer, the main one first
  related: z.array(FactView), // told beside, or near what was asked
  computed: z.array(Computed),
  passages: z.array(PassageView),
  citations: z.array(Citation),
  options: z.array(Option), // questions that can be sent as they are
  why: z.object({ intent: z.string(), template: z.string().nullable(), rules: z.array(z.string()) }),
});
export type Answer = z.infer<typeof Answer>;
