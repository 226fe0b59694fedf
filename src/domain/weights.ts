import { z } from "zod";

/** How sure a first place is: p = σ(score · s + lead · l + bias), s the score, l its lead on the next. */
export const Calibration = z.strictObject({
  score: z.number(),
  lead: z.number(),
  bias: z.number(),
});
export type Calibration = z.infer<typeof Calibration>;

/** data/weights/<judge>.json: what `npm run fit` found for one judge. Nobody edits it by hand. */
export const Weights = z.strictObject({
  judge: z.string(), // the file's name: "facts"
  fitted: z.string(), // on what, in words
  rows: z.int().nonnegative(), // choices with a right candidate
  inSample: z.number(), // share of them whose right candidate is first, 0 … 1
  heldOut: z.number(), // the same for rows that the weights had not seen, over all folds
  calibration: Calibration,
  tell: z.number(), // from this p on the first is told
  features: z.array(z.strictObject({ name: z.string(), weight: z.number(), why: z.string() })),
});
export type Weights = z.infer<typeof Weights>;

/** The weights of every judge, by its name. */
export type WeightSets = Readonly<Record<string, Weights>>;
