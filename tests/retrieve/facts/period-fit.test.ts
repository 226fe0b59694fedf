import { describe, expect, test } from "vitest";
import type { Fact } from "../../../src/domain/fact.js";
import type { Period } from "../../../src/domain/period.js";
import { articleYear, askedPeriod, fitPeriod, newness } from "../../../src/retrieve/facts/period-fit.js";
import { findPeriods } from "../../../src/text/periods.js";
import { inventedWorld } from "../../understand/invented.js";

const world = inventedWorld();
const [sample] = world.facts;
if (!sample) throw new Error("the invented world holds facts");

/** A fact of an article with a period; "" is a period that is not said. */
const factOf = (article: string, period: Period): Fact => ({ ...sample, article, period });
const UNSAID: Period = { text: "", start: null, end: null };
const asked = (text: string, now = "2024-03-15") => {
  const [p] = findPeriods(text, { now });
  if (!p) throw new Error(`no period in ${text}`);
  return { period: p.period, offset: p.relative ? Number((p.period.end ?? now).slice(0, 4)) - Number(now.slice(0, 4)) : null, soft: false, word: p.surface };
};

const YEAR_2000: Period = { text: "2000年", start: "2000-01-01", end: "2000-12-31" };
const END_2000: Period = { text: "2000年底", start: "2000-12-31", end: "2000-12-31" };
const SINCE_2001: Period = { text: "2001年以来", start: "2001-01-01", end: null };
const AS_OF_2003: Period = { text: "截至2003年6月", start: null, end: "2003-06-30" };
const FIVE_YEARS: Period = { text: "1996年至2000年", start: "1996-01-01", end: "2000-12-31" };
const THREE_QUARTERS: Period = { text: "2000年前三季度", start: "2000-01-01", end: "2000-09-30" };

describe("how a fact's time answers the time asked for", () => {
  test.each([
    { why: "the same year", fact: factOf("yunling-2001", YEAR_2000), ask: "2000年", fit: "same" },
    { why: "the end of a year answers the year", fact: factOf("yunling-2001", END_2000), ask: "2000年", fit: "within" },
    { why: "a year answers for its end", fact: factOf("yunling-2001", YEAR_2000), ask: "2000年底", fit: "within" },
    { why: "another year does not", fact: factOf("yunling-2001", YEAR_2000), ask: "1999年", fit: "other" },
    { why: "nor the end of another", fact: factOf("yunling-2001", END_2000), ask: "2001年", fit: "other" },
    { why: "three quarters answer the year", fact: factOf("yunling-2001", THREE_QUARTERS), ask: "2000年", fit: "within" },
    { why: "since 2001 answers 2001", fact: factOf("qingping-2003", SINCE_2001), ask: "2001年", fit: "spanned" },
    { why: "and the years up to the writing", fact: factOf("qingping-2003", SINCE_2001), ask: "2002年", fit: "spanned" },
    { why: "but not the year before", fact: factOf("qingping-2003", SINCE_2001), ask: "2000年", fit: "other" },
    { why: "nor a year after the writing", fact: factOf("qingping-2003", SINCE_2001), ask: "2010年", fit: "other" },
    { why: "as of a day answers its year", fact: factOf("qingping-2003", AS_OF_2003), ask: "2003年", fit: "within" },
    { why: "but no earlier year", fact: factOf("qingping-2003", AS_OF_2003), ask: "2002年", fit: "other" },
    { why: "a sum over closed years is not that of one of them", fact: factOf("yunling-2001", FIVE_YEARS), ask: "1998年", fit: "other" },
    { why: "a span does not answer a year before it", fact: factOf("yunling-2001", FIVE_YEARS), ask: "1995年", fit: "other" },
    { why: "the same span", fact: factOf("yunling-2001", FIVE_YEARS), ask: "1996年至2000年", fit: "same" },
    { why: "undated: perhaps the year of writing", fact: factOf("yunling-2001", UNSAID), ask: "2001年", fit: "undated" },
    { why: "undated: perhaps the year before", fact: factOf("yunling-2001", UNSAID), ask: "2000年", fit: "undated" },
    { why: "undated: no earlier year", fact: factOf("yunling-2001", UNSAID), ask: "1998年", fit: "other" },
    { why: "undated: no later year", fact: factOf("yunling-2001", UNSAID), ask: "2005年", fit: "other" },
    { why: "undated, its article dated by its own text only", fact: factOf("qingping-2003", UNSAID), ask: "2003年", fit: "undated" },
    { why: "undated in an undated article: who knows", fact: factOf("undated", UNSAID), ask: "1980年", fit: "undated" },
    { why: "last year is the article's, not the calendar's", fact: factOf("yunling-2001", YEAR_2000), ask: "去年", fit: "same" },
    { why: "this year of the article is another", fact: factOf("yunling-2001", YEAR_2000), ask: "今年", fit: "other" },
  ])("$why: $ask", ({ fact, ask, fit }) => {
    expect(fitPeriod(asked(ask), fact, world)).toBe(fit);
  });

  test("a period without days fits everything", () => {
    expect(fitPeriod({ period: UNSAID, offset: null, soft: false, word: "" }, factOf("yunling-2001", YEAR_2000), world)).toBe("same");
  });
});

test.each([
  { why: "去年 of an article of 2001", article: "yunling-2001", offset: -1, start: "2000-01-01" },
  { why: "今年 of an article dated by its text", article: "qingping-2003", offset: 0, start: "2003-01-01" },
  { why: "明年", article: "yunling-2001", offset: 1, start: "2002-01-01" },
  { why: "in an undated article the calendar's year stands", article: "undated", offset: -1, start: "2023-01-01" },
])("$why", ({ article, offset, start }) => {
  const mention = { period: { text: "2023年", start: "2023-01-01", end: "2023-12-31" }, offset, soft: false, word: "" };
  expect(askedPeriod(mention, factOf(article, UNSAID), world).start).toBe(start);
});

test("the year of writing: as printed, else as the text proves, else unknown", () => {
  expect(["yunling-2001", "qingping-2003", "undated"].map((a) => articleYear(factOf(a, UNSAID), world))).toEqual([2001, 2003, null]);
});

test("later is newer; undated counts as the time of writing", () => {
  const rows = [YEAR_2000, UNSAID, END_2000, FIVE_YEARS].map((p) => newness(factOf("yunling-2001", p), world));
  expect(rows).toEqual(["2000-12-31", "2001-05-01", "2000-12-31", "2000-12-31"]);
});
