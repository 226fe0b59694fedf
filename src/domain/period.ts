import { z } from "zod";

/** An ISO day, "2017-12-31". */
export const IsoDate = z
  .string()
  .refine((s) => /^\d{4}-\d{2}-\d{2}$/u.test(s) && !Number.isNaN(Date.parse(s)), "not a day like 2017-12-31");
export type IsoDate = z.infer<typeof IsoDate>;

/** The time that a figure is about; never more exact than the text. A single day has start = end. */
export const Period = z.strictObject({
  text: z.string(), // as we say it: "2017年底", "2018年前三季度"; "" when the article does not say
  start: IsoDate.nullable(), // null where open or not said
  end: IsoDate.nullable(),
});
export type Period = z.infer<typeof Period>;

/** A period that the article does not state. */
export const UNSTATED: Period = { text: "", start: null, end: null };
