import { z } from "zod";
import { IsoDate } from "./period.js";
import { RegionId } from "./region.js";

export const Script = z.enum(["hans", "hant"]);
export type Script = z.infer<typeof Script>;

export const ParagraphRole = z.enum(["body", "heading", "caption", "byline", "furniture"]);

/** A paragraph as the project keeps it: what it says in our own words, never the original sentence. */
export const Digest = z.strictObject({
  n: z.int().positive(),
  role: ParagraphRole,
  regions: z.array(RegionId).default([]), // whom it is about
  digest: z.string().default(""), // one to three sentences of our own, names, terms and figures kept; "" for furniture
  topics: z.array(z.string()).default([]), // what how/why/what-is questions on it would say: 为什么穷, 怎么做就业扶贫
  en: z.string().default(""), // the digest in English, a sentence or two
});
export type Digest = z.infer<typeof Digest>;

/** One article's bibliography; what the article does not give is null. */
export const Article = z.strictObject({
  id: z.string(),
  label: z.string(), // how answers call it where there is no title: "瓮安县脱贫攻坚报道"; a short name otherwise
  labelEn: z.string(),
  title: z.string().nullable(), // as printed
  subtitle: z.string().nullable().default(null),
  publisher: z.string().nullable(), // as printed, simplified
  published: IsoDate.nullable(),
  inferred: z
    .strictObject({ after: IsoDate.nullable(), before: IsoDate.nullable(), year: z.int().nullable(), reason: z.string(), reasonEn: z.string() })
    .nullable()
    .default(null), // what the text itself proves of its date
  authors: z.array(z.string()).default([]),
  photographers: z.array(z.string()).default([]),
  editors: z.array(z.string()).default([]), // as named: 责任编辑, 审核编辑
  credits: z.string().nullable().default(null), // what else is said of its making, in our words
  section: z.string().nullable().default(null),
  script: Script,
  sha256: z.string().length(64), // of the original text file
  missing: z.string().nullable().default(null), // what the article does not give, said plainly in Chinese
  missingEn: z.string().nullable().default(null),
  paragraphs: z.array(Digest),
});
export type Article = z.infer<typeof Article>;
