import { describe, expect, test } from "vitest";
import { createNames, placesOf, unlistedPlace } from "../../src/understand/names.js";
import { inventedWorld } from "./invented.js";

const world = inventedWorld();
const names = createNames(
  world,
  [
    { code: "990303", name: "河西市", guarded: null, short: "河西", province: "天北省" }, // a city that is called like our township
    { code: "990404", name: "东湖县", guarded: null, short: "东湖", province: "天北省" },
  ],
  [{ name: "失业率", words: ["unemployment rate"] }],
);
const places = (text: string): string[] => placesOf(names.find(text), text, world).map((p) => `${p.region ?? "outside"} ${p.name}`);

describe("places", () => {
  test.each([
    { why: "the full name", text: "云岭县有茶园", found: ["990101 云岭县"] },
    { why: "a short name", text: "云岭的茶", found: ["990101 云岭县"] },
    { why: "an English name", text: "tea in yunling county", found: ["990101 云岭县"] },
    { why: "an English name that its apostrophe left", text: "roads of qingping", found: ["990202 青屏市"] },
    { why: "a village", text: "石桥村", found: ["990101-hexi-shiqiao 石桥村"] },
    { why: "two, in their order", text: "青屏和云岭", found: ["990202 青屏市", "990101 云岭县"] },
    { why: "a known place outside is told as such", text: "东湖县的茶", found: ["outside 东湖县"] },
    { why: "a namesake city is no township of ours", text: "河西的茶", found: ["outside 河西市"] },
    { why: "but with the county named it is", text: "云岭河西的茶", found: ["990101 云岭县", "990101-hexi 河西乡"] },
    { why: "the township by its full name needs no county", text: "河西乡的茶", found: ["990101-hexi 河西乡"] },
    { why: "no English place within a word", text: "qingpingish", found: [] },
    { why: "half a name is none", text: "云的茶", found: [] },
    { why: "nothing", text: "", found: [] },
  ])("$why: $text", ({ text, found }) => {
    expect(places(text)).toEqual(found);
  });
});

describe("other names", () => {
  const kinds = (text: string): string[] => names.find(text).map((m) => `${m.named[0]?.kind} ${text.slice(m.start, m.end)}`);
  test.each([
    { why: "an indicator beside a place", text: "云岭贫困发生率", found: ["region 云岭", "indicator 贫困发生率"] },
    { why: "the alias of an indicator", text: "茶地", found: ["indicator 茶地"] },
    { why: "a person", text: "老周卖茶", found: ["person 老周"] },
    { why: "an indicator that no article gives", text: "云岭失业率", found: ["region 云岭", "absent 失业率"] },
    { why: "no name in small talk", text: "谢谢", found: [] },
  ])("$why: $text", ({ text, found }) => {
    expect(kinds(text)).toEqual(found);
  });
});

describe("a place that no list holds", () => {
  test.each([
    { why: "told by its ending", run: "野鹤岭村", name: "野鹤岭村" },
    { why: "its ending may be a word of ours", run: "野鹤", after: "县茶园", name: "野鹤县" },
    { why: "a question word is no name", run: "哪个县", name: null },
    { why: "nor 该县", run: "该县", name: null },
    { why: "nor any poor village", run: "贫困村", name: null },
    { why: "no ending", run: "野鹤岭", name: null },
    { why: "a whole clause is no name", run: "他们那个很大很大的村", name: null },
  ])("$why: $run", ({ run, after = "的茶园", name }: { run: string; after?: string; name: string | null }) => {
    expect(unlistedPlace(`请问,${run}${after}`, [{ text: run, start: 3 }])?.name ?? null).toBe(name);
  });

  test("nothing where there is nothing", () => expect(unlistedPlace("茶园", [])).toBeNull());
});
