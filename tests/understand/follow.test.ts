import { describe, expect, test } from "vitest";
import { EMPTY_CONVERSATION, type Conversation } from "../../src/domain/conversation.js";
import type { PlaceMention, TermAsk, Understanding } from "../../src/domain/understanding.js";
import { readInContext } from "../../src/understand/follow.js";
import { understood } from "./invented.js";

const place = (region: string, name: string): PlaceMention => ({ region, name, start: 0, end: 2, rule: "name" });
const term = (token: string, weight = 1): TermAsk => ({ token, weight, start: 0, known: true, head: false });
const period = (y: number) => ({ period: { text: `${y}年`, start: `${y}-01-01`, end: `${y}-12-31` }, offset: null, soft: false, word: `${y}年` });

const YUNLING = place("990101", "云岭县");
const QINGPING = place("990202", "青屏市");
const last = understood({ text: "云岭县2000年贫困发生率是多少", places: [YUNLING], indicators: ["poverty_rate"], terms: [term("贫困发生率")], periods: [period(2000)], measures: [{ unit: "%", start: 0, end: 2 }] });
const talk: Conversation = { ...EMPTY_CONVERSATION, understanding: last, facts: ["yunling-2001/2/1"] };

/** The likeliest reading of a question after the talk. */
const read = (parts: Partial<Understanding>): Understanding => readInContext(understood(parts), talk)[0] ?? understood();

describe("after a figure was told", () => {
  test("那青屏呢: another place, the same figure; its year is no longer insisted on", () => {
    const u = read({ text: "那青屏呢", places: [QINGPING] });
    expect(u).toMatchObject({ places: [QINGPING], terms: last.terms, intent: "figure", elliptic: true, rules: ["context:topic"] });
    expect(u.periods).toMatchObject([{ soft: true }]);
  });

  test("1996年呢: another year, the same place and figure", () => {
    const u = read({ text: "1996年呢", periods: [period(1996)] });
    expect(u).toMatchObject({ places: [YUNLING], terms: last.terms, periods: [period(1996)], measures: last.measures });
  });

  test("计划呢: the plan of the same figure", () => {
    expect(read({ text: "计划呢", status: "planned" })).toMatchObject({ places: [YUNLING], terms: last.terms, status: "planned" });
  });

  test("茶园面积呢: another figure of the same place, which is known from the talk", () => {
    const readings = readInContext(understood({ text: "茶园面积是多少亩,公路呢", terms: [term("茶园"), term("公路")] }), talk);
    expect(readings[0]).toMatchObject({ places: [{ ...YUNLING, rule: "context" }], elliptic: true });
    expect(readings[0]?.terms.map((t) => t.token)).toEqual(["茶园", "公路"]);
    expect(readings.at(-1)?.places).toEqual([]);
  });

  test("a complete question stands alone", () => {
    const u = understood({ text: "青屏市公路里程是多少", places: [QINGPING], terms: [term("公路")], measures: [{ unit: "公里", start: 0, end: 2 }] });
    expect(readInContext(u, talk)).toEqual([u]);
  });

  test("a comparison that names its places stands alone", () => {
    const u = understood({ text: "云岭和青屏谁高", intent: "comparison", places: [YUNLING, QINGPING] });
    expect(readInContext(u, talk)).toEqual([u]);
  });

  test("a question for all places takes none from the talk", () => {
    const u = understood({ text: "哪里的茶园最大", intent: "ranking", terms: [term("茶园")] });
    expect(readInContext(u, talk)).toEqual([u]);
  });

  test.each(["period_of", "status_of", "more", "why", "source", "help"] as const)("%s speaks of what was told and is read as it is", (intent) => {
    const u = understood({ text: "?", intent });
    expect(readInContext(u, talk)).toEqual([u]);
  });

  test("a number that the last question claimed is not carried to the next place", () => {
    const claimed: Conversation = { ...talk, understanding: { ...last, claim: { value: 5, unit: "%", surface: "5%", direction: "up" } } };
    expect(readInContext(understood({ text: "那青屏呢", places: [QINGPING] }), claimed)[0]?.claim).toBeNull();
  });
});

test.each([
  { why: "nothing was said before", conversation: EMPTY_CONVERSATION, text: "那青屏呢" },
  { why: "and an empty question stays empty", conversation: EMPTY_CONVERSATION, text: "" },
])("$why: one reading, as it is", ({ conversation, text }) => {
  const u = understood({ text });
  expect(readInContext(u, conversation)).toEqual([u]);
});
