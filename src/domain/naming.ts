import { z } from "zod";

/** The parts that a word may have in a sentence with a figure. */
export const WordClass = z.enum([
  "copula", // joins a thing to its figure: 达, 为, 降至
  "light", // that something came about: 实现, 完成
  "verb", "noun", "modifier", "adverb", "preposition", "conjunction", "pronoun", "measure",
  "side", // behind a noun: 以上, 中
  "etc", // 等
]);
export type WordClass = z.infer<typeof WordClass>;

/** data/naming.yaml: how the words around a figure tell what it counts. */
export const NamingFile = z.strictObject({
  classes: z.partialRecord(WordClass, z.array(z.string().min(1))),
  empty: z.array(z.string().min(1)), // 开展, 实施: a name is better without them
  units: z.array(
    z.strictObject({
      units: z.array(z.string()),
      suffix: z.string(), // 面积
      says: z.array(z.string()), // endings of a name that say it already
    }),
  ),
  metrics: z.array(z.string().min(1)), // say little alone: 增加值
  spoken: z.record(z.string(), z.string()), // 种 → 种植
});
export type NamingFile = z.infer<typeof NamingFile>;
