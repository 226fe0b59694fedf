import { describe, expect, test } from "vitest";
import type { MeasureAsk, Understanding } from "../../../src/domain/understanding.js";
import { createBags } from "../../../src/retrieve/facts/bags.js";
import { createFactSearch } from "../../../src/retrieve/facts/search.js";
import { createLexicon } from "../../../src/text/lexicon.js";
import { findMeasures } from "../../../src/text/measures.js";
import { findPeriods } from "../../../src/text/periods.js";
import { weightsOf } from "../../../src/judge/index.js";
import { loadWeights } from "../../../src/store/load-weights.js";
import { root } from "../../helpers/project.js";
import { inventedWorld, understood } from "../../understand/invented.js";

const world = inventedWorld();
const lexicon = createLexicon(
  ["贫困", "发生率", "贫困户", "茶园", "面积", "种茶", "收入", "公路", "里程", "茶叶"].map((token) => ({ token, words: [] })),
  ["多少", "的", "有"],
);
const weights = weightsOf(loadWeights(root), "facts");
const bags = createBags(world, lexicon);
const search = createFactSearch(world, bags, weights);

function asked(text: string, parts: Partial<Understanding> = {}): Understanding {
  const terms = lexicon.scan(text).map((t) => ({ token: t.token, weight: 1, start: t.start, known: bags.known(t.token), head: false }));
  const periods = findPeriods(text, { now: "2024-01-01" }).map((p) => ({ period: p.period, offset: null, soft: false, word: p.surface }));
  return understood({ text, terms: terms.filter((t) => !/[\d年]/u.test(t.token)), periods, measures: findMeasures(text), ...parts });
}

const first = (u: Understanding, regions: string[], measure: MeasureAsk | null = u.measures[0] ?? null) => search.search(u, regions, measure)[0];

describe("the best fact", () => {
  test.each([
    { why: "the latest measured figure where no time is asked for", text: "贫困发生率", regions: ["990101"], id: "yunling-2001/2/1" },
    { why: "the year asked for", text: "1996年贫困发生率", regions: ["990101"], id: "yunling-2001/2/2" },
    { why: "the region's own figure before its township's", text: "茶园面积多少亩", regions: ["990101"], id: "yunling-2001/2/4" },
    { why: "the township's when it is named", text: "茶园面积多少亩", regions: ["990101-hexi"], id: "yunling-2001/2/5" },
    { why: "by a fact's own words", text: "种茶多少亩", regions: ["990101"], id: "yunling-2001/2/4" },
    { why: "the measure tells income from area", text: "种茶收入多少元", regions: ["990101"], id: "yunling-2001/2/6" },
    { why: "a county's facts hold its village's", text: "种茶收入", regions: ["990101"], id: "yunling-2001/2/6" },
    { why: "a province's hold its counties'", text: "公路里程", regions: ["990000"], id: "qingping-2003/1/2" },
    { why: "no place named: anywhere", text: "公路里程", regions: [], id: "qingping-2003/1/2" },
  ])("$why: $text", ({ text, regions, id }) => {
    expect(first(asked(text), regions)?.fact.id).toBe(id);
  });

  test("the plan when a plan is asked for", () => {
    expect(first(asked("贫困发生率", { status: "planned" }), ["990101"])).toMatchObject({ fact: { id: "yunling-2001/2/3" }, status: "same" });
  });

  test("a person's figure before the place's", () => {
    expect(first(asked("种茶收入", { persons: ["老周"] }), [])?.fact.subject).toBe("老周");
  });

  test("each hit says how it fits time, status and measure", () => {
    expect(first(asked("1999年贫困发生率"), ["990101"])?.period).toBe("other");
    expect(first(asked("茶园面积多少亩"), ["990101"])?.unit).toBe(1);
    expect(first(asked("茶园面积"), ["990101"])?.status).toBe("open");
  });
});

describe("what must not be found", () => {
  test.each([
    { why: "a word that no figure knows", text: "飞机场", regions: ["990101"] },
    { why: "a place without figures", text: "贫困发生率", regions: ["990303"] },
    { why: "nothing asked", text: "", regions: [] },
  ])("$why: $text", ({ text, regions }) => {
    expect(first(asked(text), regions)?.total ?? 0).toBeLessThan(0.5);
  });

  test("another unit is not sure", () => {
    expect(first(asked("公路多少户"), ["990202"])?.total ?? 0).toBeLessThan(0.5);
  });
});

test("facts by place, by id, and by what they explain together", () => {
  expect(search.factsOf("990101-hexi").map((f) => f.id)).toEqual(["yunling-2001/2/5", "yunling-2001/2/6"]);
  expect(search.factsOf("110000")).toEqual([]);
  expect(search.byId("yunling-2001/2/1")?.value).toBe(3.5);
  expect(search.byId("yunling-2001/9/9")).toBeUndefined();
  const both = [search.byId("yunling-2001/2/4"), search.byId("qingping-2003/1/2")].flatMap((f) => f ?? []);
  expect(search.unionCover(asked("茶园和公路"), both)).toBeCloseTo(1);
  expect(search.unionCover(asked("茶园和公路"), both.slice(0, 1))).toBeLessThan(0.7);
});

describe("bags", () => {
  test("facts with the same indicator and no words of their own share a bag", () => {
    const rates = world.facts.filter((f) => f.indicator === "poverty_rate");
    expect(new Set(rates.map((f) => bags.of(f))).size).toBe(1);
  });

  test("a rare word tells more than a common one, an unknown one is none", () => {
    expect(bags.idf("公路")).toBeGreaterThanOrEqual(bags.idf("茶园"));
    expect([bags.known("公路"), bags.known("飞机")]).toEqual([true, false]);
    expect(bags.holding("公路")).toEqual(["roads"]);
  });
});

describe("among thousands of facts", () => {
  const places = Array.from({ length: 600 }, (_, i) => `99${String(i + 1000)}`);
  const many = { ...world, facts: [...world.facts, ...places.flatMap((region) => world.facts.map((fact) => ({ ...fact, id: `${region}/${fact.id}`, region, about: [], subject: null })))] };
  const manyBags = createBags(many, lexicon);
  const large = createFactSearch(many, manyBags, weights);

  test.each(["贫困发生率", "1996年贫困发生率是多少", "茶园面积多少亩", "种茶收入多少元", "贫困户的茶叶", "公路里程"])("%s: the best are those that a look at all of them finds", (text) => {
    const u = asked(text);
    const measure = u.measures[0] ?? null;
    const all = large.search(u, [], measure, { pool: many.facts });
    const led = large.search(u, [], measure);
    expect(led.slice(0, 48).map((h) => h.total)).toEqual(all.slice(0, 48).map((h) => h.total));
    expect(led.length).toBeLessThanOrEqual(all.length);
    const [best] = large.search(u, [], measure, { enough: 1 });
    expect([best?.total, best?.fact.indicator]).toEqual([all[0]?.total, all[0]?.fact.indicator]);
  });

  test("every figure of the leading indicator is found, to be ranked", () => {
    const regions = large.search(asked("公路里程"), [], null).filter((h) => h.fact.indicator === "roads").map((h) => h.fact.region);
    expect(new Set(regions).size).toBe(places.length + 1);
  });

  test("lists know how many facts a time has", () => {
    expect(large.times.reduce((sum, time) => sum + time.count, 0)).toBe(many.facts.length);
    expect(large.inOrder([large.withIndicator("roads"), large.withIndicator("tea_area"), large.withIndicator("roads")]).map((f) => f.indicator).slice(0, 4)).toEqual(["tea_area", "tea_area", "roads", "tea_area"]);
  });
});
