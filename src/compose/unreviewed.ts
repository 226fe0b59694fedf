import type { Fact } from "../domain/fact.js";

/** How answers mark a figure that a machine read in an article and nobody has looked at yet. */
export const UNREVIEWED = { zh: "机器抽取,未复核", en: "machine-read, not yet reviewed" } as const;

export const isUnreviewed = ({ origin }: Pick<Fact, "origin">): boolean => origin === "machine";
