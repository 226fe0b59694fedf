import { describe, expect, test } from "vitest";
import type { Fact } from "../../../src/domain/fact.js";
import { leading } from "../../../src/retrieve/facts/leading.js";
import type { Hit } from "../../../src/retrieve/facts/hit.js";
import { inventedWorld } from "../../understand/invented.js";

const [like] = inventedWorld().facts;

/** Facts whose id tells their total: "rate/0.8/3". */
function facts(indicator: string, totals: number[]): Fact[] {
  if (!like) throw new Error("the invented world has no facts");
  return totals.map((total, i) => ({ ...like, id: `${indicator}/${total}/${i}`, indicator }));
}

const totalOf = (fact: Fact): number => Number(fact.id.split("/")[1]);
const hit = (fact: Fact): Hit => ({ fact, score: 0, cover: 0, wording: 0, unit: 0, total: totalOf(fact), period: "same", status: "open", values: [] });

function read(lists: Fact[][], options: { enough?: number; above?: number; always?: string } = {}): { indicators: string[]; looked: string[] } {
  const looked: string[] = [];
  const { enough = 2, above = 0.1, always } = options;
  const hits = leading(lists, {
    enough,
    above,
    read: (list) => (looked.push(list[0]?.indicator ?? ""), list.map(hit)),
    most: (list) => Math.max(...list.map(totalOf)) + 0.05,
    always: (list) => list[0]?.indicator === always,
  });
  return { indicators: [...new Set(hits.map((h) => h.fact.indicator))], looked };
}

const lists = [facts("low", [0.2, 0.2]), facts("rate", [0.8, 0.8, 0.5]), facts("next", [0.7, 0.3]), facts("nothing", [0.04])];

describe("the leading facts", () => {
  test("those that promise most are read first, the others not at all", () => {
    expect(read(lists)).toEqual({ indicators: ["rate", "next"], looked: ["rate", "next"] });
  });
  test("the second indicator is wanted too, unless it is far behind", () => {
    expect(read([facts("rate", [0.8, 0.8]), facts("low", [0.2])]).looked).toEqual(["rate"]);
  });
  test("one alone", () => {
    expect(read(lists, { enough: 1 }).looked).toEqual(["rate"]);
  });
  test("more when the first have too few", () => {
    expect(read(lists, { enough: 6 }).looked).toEqual(["rate", "next", "low"]);
  });
  test("none that cannot rise above what is asked", () => {
    expect(read(lists, { enough: 9, above: 0.7 }).looked).toEqual(["rate", "next"]);
    expect(read(lists, { enough: 9, above: 0.9 }).looked).toEqual([]);
  });
  test("what the question names is always read; the order of the lists stays", () => {
    expect(read(lists, { always: "low" })).toEqual({ indicators: ["low", "rate", "next"], looked: ["low", "rate", "next"] });
  });
});
