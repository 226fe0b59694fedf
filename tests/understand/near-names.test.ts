import { expect, test } from "vitest";
import { NearNames } from "../../src/understand/near-names.js";

const names = new NearNames();
for (const name of ["云岭县", "云岭自治县", "云陵县", "科左后旗", "云岭", "青坪镇"]) names.add(name);
const read = (text: string, at = 0): string | null => names.at(Array.from(text), at)?.name ?? null;

test.each([
  { written: "云领县", name: "云岭县", why: "of two alike the one known first" },
  { written: "云岭目治县", name: "云岭自治县" },
  { written: "云岭县", name: "云陵县", why: "it may be another one misspelt; whoever asks looks first whether it is right" },
  { written: "科左中旗", name: null, why: "中 and 后 tell places apart" },
  { written: "云领乡", name: null, why: "the ending must be right" },
  { written: "晕岭县", name: null, why: "and the first character" },
  { written: "云领", name: null, why: "two characters are too few" },
  { written: "云", name: null },
])("$written → $name", ({ written, name }) => {
  expect(read(written)).toBe(name);
});

test("within a text", () => {
  expect([read("请问青平镇", 2), read("请问青平镇", 1)]).toEqual(["青坪镇", null]);
});
