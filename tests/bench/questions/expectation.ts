import { z } from "zod";

const Value = z.object({
  value: z.number(),
  unit: z.string().optional(),
  status: z.string().optional(),
  computed: z.boolean().default(false), // no figure of an article: it has to be worked out
});
export type Value = z.infer<typeof Value>;

/** What the answer to one turn must be. */
const Reading = z.object({
  kind: z.string(),
  also_ok: z.array(z.string()).default([]), // kinds that do as well
  values: z.array(Value).default([]),
  status: z.string().optional(),
  tolerance: z.number().default(0),
  articles: z.array(z.string()).default([]),
  paragraphs: z.array(z.number()).default([]),
  cites: z.record(z.string(), z.array(z.number())).optional(), // instead of the two above
  must_contain: z.array(z.string()).default([]),
  must_contain_any: z.array(z.union([z.string(), z.array(z.string())])).default([]),
  wrong: z.array(z.number()).default([]), // neighbouring figures that must not come first
  allowed_values: z.array(z.number()).default([]), // may be told though the thing asked for is not there
  false_premise: z.boolean().default(false),
  absence: z.boolean().default(false), // must say that it is not given
  answer: z
    .object({
      winner: z.string().optional(),
      winner_aliases: z.array(z.string()).default([]),
      difference: z.union([z.number(), z.array(z.number())]).optional(),
    })
    .default({ winner_aliases: [] }),
});
export type Reading = z.infer<typeof Reading>;

export const Expectation = Reading.extend({
  alternatives: z.array(z.union([z.array(Value), z.record(z.string(), z.unknown())])).default([]),
});
export type Expectation = z.infer<typeof Expectation>;

/** tests/questions/chats/<name>.yaml: a person's whole chat, each turn with what must come of it. */
export const Chat = z.object({
  who: z.string(),
  turns: z.array(z.object({ ask: z.string(), expect: Expectation })).min(1),
});
export type Chat = z.infer<typeof Chat>;

/** Every reading of what is expected, the plain one first. @throws ZodError for an alternative that is none */
export function readingsOf(expect: Expectation): Reading[] {
  const others = expect.alternatives.map((alternative) =>
    Reading.parse({ ...expect, ...(Array.isArray(alternative) ? { values: alternative } : alternative) }),
  );
  return [expect, ...others];
}
