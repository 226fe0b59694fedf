import { createRequire } from "node:module";
import { toSimplified } from "../../../src/text/script.js";
import type { Reader } from "./quantities.js";

/** What is used of @microsoft/recognizers-text-suite. */
interface Recognizers {
  recognizeNumber(text: string, culture: string): Hit[];
  recognizeOrdinal(text: string, culture: string): Hit[];
  recognizeDateTime(text: string, culture: string): Hit[];
  recognizePercentage(text: string, culture: string): Hit[];
}

interface Hit {
  start: number;
  end: number; // of the last character
  resolution: { value?: string } | null;
}

const suite = createRequire(import.meta.url)("@microsoft/recognizers-text-suite") as Recognizers;
const CULTURE = "zh-cn";

/** Its numbers and percentages, less its dates and ordinals; it knows few Chinese measure words, so only values are compared. */
export const recognizers: Reader = (text) => {
  const simplified = toSimplified(text);
  const not = [...suite.recognizeOrdinal(simplified, CULTURE), ...suite.recognizeDateTime(simplified, CULTURE)];
  const overlaps = (hit: Hit): boolean => not.some(({ start, end }) => start <= hit.end && hit.start <= end);
  const hits = [...suite.recognizeNumber(simplified, CULTURE).filter((hit) => !overlaps(hit)), ...suite.recognizePercentage(simplified, CULTURE)];
  return hits.map(({ resolution }) => ({ value: Number((resolution?.value ?? "").replace("%", "")), unit: null })).filter(({ value }) => Number.isFinite(value));
};
