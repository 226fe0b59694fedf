import { describe, expect, test } from "vitest";
import { inChinese, plain, printed } from "../../src/compose/numbers.js";
import { periodEn, unitEn } from "../../src/compose/units-en.js";
import { wordsEn } from "../../src/compose/words-en.js";
import { wordsZh } from "../../src/compose/words-zh.js";
import { loadWorld } from "../../src/store/world.js";
import { root } from "../helpers/project.js";
import { inventedWorld } from "../understand/invented.js";

const world = inventedWorld();
const en = wordsEn({ world });
const zh = wordsZh({ world });
const fact = (id: string) => {
  const found = world.facts.find((f) => f.id === id);
  if (!found) throw new Error(`no fact ${id}`);
  return found;
};

describe("numbers", () => {
  test.each([{ n: 1_234_567.5, is: "1,234,567.5" }, { n: 0.12345, is: "0.1235" }, { n: 3.14159, is: "3.14" }, { n: 0, is: "0" }, { n: 92.263334935, is: "92.26" }])("$n is written $is", ({ n, is }) => {
    expect(plain(n)).toBe(is);
  });

  test.each([
    { why: "hundreds of millions", n: 370_000_000, is: "3.7亿" }, { why: "ten thousands", n: 192_000, is: "19.2万" }, { why: "small ones stay", n: 8379, is: "8379" },
    { why: "five digits stay", n: 99_999, is: "99999" }, { why: "six do not", n: 100_000, is: "10万" }, { why: "zero", n: 0, is: "0" },
  ])("$why: $n is $is", ({ n, is }) => {
    expect(inChinese(n)).toBe(is);
  });

  test.each([
    { why: "the source's own notation", surface: "3万亩", value: 30_000, unit: "亩", is: "3万亩" },
    { why: "in simplified characters", surface: "20.81萬畝", value: 208_100, unit: "亩", is: "20.81万亩" },
    { why: "words that give no number get one", surface: "降爲零", value: 0, unit: "%", is: "0%(原文“降为零”)" },
    { why: "nobody", surface: "无一人", value: 0, unit: "人", is: "0人(原文“无一人”)" },
    { why: "all of them", surface: "全覆盖", value: 100, unit: "%", is: "100%(原文“全覆盖”)" },
    { why: "Chinese numerals are a number", surface: "三年", value: 3, unit: "年", is: "三年" },
  ])("printed, $why: $surface", ({ surface, value, unit, is }) => {
    expect(printed({ ...fact("yunling-2001/2/1"), surface, value, unit })).toBe(is);
  });
});

describe("one figure in words", () => {
  test.each([
    { why: "place, indicator, figure, time", id: "yunling-2001/2/1", zh: "云岭县贫困发生率:3.5%(2000年底)", en: "Yunling County, poverty rate: 3.5% (3.5%), end of 2000" },
    { why: "a plan is told as a plan", id: "yunling-2001/2/3", zh: "云岭县计划贫困发生率:1%(2002年,计划数)", en: "Yunling County, poverty rate: 1% (1%), 2002, planned, not yet reported as done" },
    { why: "no time where the article gives none", id: "yunling-2001/2/4", zh: "云岭县茶园面积:3万亩", en: "Yunling County, area of tea gardens: 30,000 mu (3万亩)" },
    { why: "more than", id: "yunling-2001/2/5", zh: "河西乡茶园面积:500余亩", en: "Hexi Township, area of tea gardens: over 500 mu (500余亩)" },
    { why: "a person's figure names the person", id: "yunling-2001/2/6", zh: "石桥村老周种茶收入:8000元(2000年)", en: "Shiqiao Village (老周), income from tea: 8,000 yuan (8000元), 2000" },
    { why: "since", id: "qingping-2003/1/1", zh: "青屏市贫困发生率:2.25%(2001年以来)", en: "Qingping, poverty rate: 2.25% (2.25%), since 2001" },
    { why: "as of", id: "qingping-2003/1/2", zh: "青屏市公路里程:120公里(截至2003年6月)", en: "Qingping, length of roads: 120 km (120公里), as of 2003-06" },
  ])("$why", ({ id, zh: chinese, en: english }) => {
    expect(zh.stated(fact(id)).normalize("NFKC")).toBe(chinese);
    expect(en.stated(fact(id)).replace(/[\uE100\uE101]/gu, "")).toBe(english);
  });
});

describe("a note", () => {
  test.each([
    { why: "in the answer's language", note: "只算河边的地。", noteEn: "Only the land by the river is counted.", chinese: "注:只算河边的地。", english: "Note: Only the land by the river is counted." },
    { why: "in Chinese, and called so, where there is no English", note: "只算河边的地。", noteEn: undefined, chinese: "注:只算河边的地。", english: "Note (in Chinese): 只算河边的地。" },
    { why: "none", note: null, noteEn: undefined, chinese: null, english: null },
  ])("$why", ({ note, noteEn, chinese, english }) => {
    const noted = { ...fact("yunling-2001/2/4"), note, noteEn };
    expect(zh.note(noted)?.normalize("NFKC") ?? null).toBe(chinese);
    expect(en.note(noted)).toBe(english);
  });
});

describe("English", () => {
  test.each([
    { why: "an indicator that no article gives", missing: { kind: "absent_indicator" as const, names: ["降雨量", "日照"], region: "990101" }, is: "The articles do not give rainfall, 日照 of Yunling County." },
    { why: "a place of ours without figures", missing: { kind: "outside" as const, places: ["河西乡", "东湖县"] }, is: "The articles say nothing about Hexi Township, 东湖县." },
    { why: "two indicators that are not alike", missing: { kind: "unlike" as const, what: ["茶园面积", "云岭县"] }, is: "area of tea gardens and Yunling County are not alike and cannot be compared or added." },
  ])("names have their English form where there is one: $why", ({ missing, is }) => {
    const words = wordsEn({ world, absent: [{ name: "降雨量", en: "rainfall", aliases: [], enAliases: [] }] });
    expect(words.missing(missing)[0]).toBe(is);
  });

  test("so has a misspelt place", () => {
    expect(en.remark({ kind: "spelling", read: "河西乡" })).toBe("(read as Hexi Township)");
  });

  test.each([
    { text: "2017年底", is: "end of 2017" }, { text: "2017年度", is: "2017" }, { text: "2018年前三季度", is: "first three quarters of 2018" }, { text: "2019年以来", is: "since 2019" },
    { text: "截至2018年10月报道时", is: "as of 2018-10" }, { text: "2017年2月8日", is: "2017-02-08" }, { text: "", is: "" },
  ])("$text is $is", ({ text, is }) => {
    expect(periodEn(text)).toBe(is);
  });

  test.each([{ unit: "户", one: "household", many: "households" }, { unit: "亩", one: "mu", many: "mu" }, { unit: "个", one: "", many: "" }, { unit: "MW", one: "MW", many: "MW" }])("$unit is $many", ({ unit, one, many }) => {
    expect([unitEn(unit, 1), unitEn(unit)]).toEqual([one, many]);
  });

  const real = loadWorld(`${root}/data`);
  const han = /\p{Script=Han}/u;

  test("every time that is told in the store has English words", () => {
    expect([...new Set(real.facts.map((f) => f.period.text))].filter((text) => han.test(periodEn(text)))).toEqual([]);
  });

  test("so has every note", () => {
    expect(real.facts.filter(({ note, noteEn }) => note !== null && (noteEn === undefined || han.test(noteEn))).map(({ id }) => id)).toEqual([]);
  });

  test("so has every unit, place, indicator and theme", () => {
    const units = [...new Set(real.facts.map((f) => f.unit))].filter((unit) => han.test(unitEn(unit)));
    const names = [...real.regions.values(), ...real.indicators.values(), ...real.themes.values()].filter(({ en: name }) => name === "" || han.test(name)).map(({ id }) => id);
    expect([...units, ...names]).toEqual([]);
  });
});

test("both languages have words for all help, and say what can be asked", () => {
  for (const topic of ["start", "greeting", "thanks", "who", "bye", "empty", "off_topic", "noise"] as const) {
    expect(zh.help(topic).join("")).toMatch(/\p{Script=Han}/u);
    expect(en.help(topic).join("")).toMatch(/[a-z]{3}/u);
  }
});
