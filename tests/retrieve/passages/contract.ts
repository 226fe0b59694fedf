import { describe, expect, test } from "vitest";
import type { Passage, PassageIndex } from "../../../src/retrieve/passages/index.js";

/** Invented paragraphs; one in traditional characters. */
export const PASSAGES: Passage[] = [
  { id: "lin/1", article: "lin", paragraph: 1, regions: ["1"], text: "青禾县位于云岭山区。2016年，全县有3万名贫困人口，贫困发生率为12.5%。" },
  { id: "lin/2", article: "lin", paragraph: 2, regions: ["1"], text: "合作社带领农户种植木耳，每户年均增收4200元。村里还修了一条水泥路。" },
  { id: "lin/3", article: "lin", paragraph: 3, regions: ["2"], text: "县医院派医生下乡巡诊，给老人建了健康档案。", extra: "看病难怎么解决\n医疗扶贫" },
  { id: "hai/1", article: "hai", paragraph: 1, regions: ["3"], text: "白沙鎮靠海，漁民以養殖牡蠣為生。1998年，郭麐創辦了第一家養殖場。" },
  { id: "hai/2", article: "hai", paragraph: 2, regions: ["3"], text: "光伏电站装机容量为20.5兆瓦，2017年6月并网发电。" },
];

interface Case {
  why: string;
  question: string;
  first: string | null;
}
const CASES: Case[] = [
  { why: "plain words", question: "木耳种植给农户带来多少收入？", first: "lin/2" },
  { why: "a simplified question finds a traditional passage", question: "渔民靠什么为生？", first: "hai/1" },
  { why: "and the other way round", question: "光伏電站什麼時候並網？", first: "hai/2" },
  { why: "a name that no dictionary knows", question: "谁是郭麐？", first: "hai/1" },
  { why: "a number is one word", question: "20.5兆瓦是什么的容量？", first: "hai/2" },
  { why: "topics are searched", question: "看病难怎么办？", first: "lin/3" },
  { why: "full-width digits", question: "2016年的贫困发生率", first: "lin/1" },
  { why: "asking words alone still mean nothing here", question: "什么？", first: null },
  { why: "no word in common", question: "xyzzy", first: null },
  { why: "quotation marks and signs are harmless", question: '"木耳" OR (NEAR * AND', first: "lin/2" },
  { why: "an empty question", question: "", first: null },
];

/** What every passage index has to do. */
export function describePassageIndex(name: string, create: (passages: Passage[]) => PassageIndex): void {
  describe(name, () => {
    test.each(CASES)("$why: $question", ({ question, first }) => {
      expect(create(PASSAGES).search(question)[0]?.passage.id ?? null).toBe(first);
    });

    test("gives passages back as they came", () => {
      const hit = create(PASSAGES).search("郭麐创办了什么？")[0];
      expect(hit?.passage).toEqual(PASSAGES[3]);
    });

    test("shows the sentence and its words, with offsets of the original text", () => {
      const hit = create(PASSAGES).search("郭麐创办了什么？")[0];
      const text = hit?.passage.text ?? "";
      expect(text.slice(hit?.sentence.start, hit?.sentence.end)).toBe("1998年，郭麐創辦了第一家養殖場。");
      expect(hit?.words.map(({ start, end }) => text.slice(start, end)).join("|")).toMatch(/郭麐創辦|郭麐\|創辦/u);
    });

    test("never shows a topic as the sentence", () => {
      const hit = create(PASSAGES).search("医疗扶贫")[0];
      expect(hit?.passage.id).toBe("lin/3");
      expect(hit?.passage.text.slice(hit.sentence.start, hit.sentence.end)).toContain("县医院");
    });

    test("narrows to an article, to regions, to a number of hits", () => {
      const index = create(PASSAGES);
      const ids = (options: object): string[] => index.search("2017年，县里的农户、渔民和光伏", options).map((hit) => hit.passage.id);
      expect(ids({ article: "hai" }).every((id) => id.startsWith("hai"))).toBe(true);
      expect(ids({ regions: ["1"] }).every((id) => ["lin/1", "lin/2"].includes(id))).toBe(true);
      expect(ids({ regions: ["9"] })).toEqual([]);
      expect(ids({ limit: 1 })).toHaveLength(1);
    });

    test("scores fall, confidence lies between 0 and 1, and is higher for what is there", () => {
      const hits = create(PASSAGES).search("贫困发生率和木耳");
      expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
      expect(hits.every((hit) => hit.confidence >= 0 && hit.confidence <= 1)).toBe(true);
      const sure = create(PASSAGES).search("光伏电站装机容量")[0]?.confidence ?? 0;
      expect(sure).toBeGreaterThan(create(PASSAGES).search("电站附近有几家饭馆")[0]?.confidence ?? 0);
    });

    test("adds, replaces and removes while it answers", () => {
      const index = create(PASSAGES);
      index.add([{ id: "new/1", article: "new", paragraph: 1, text: "竹编工坊教会了三十名妇女编竹篮。" }]);
      expect(index.size).toBe(6);
      expect(index.search("竹编工坊")[0]?.passage.id).toBe("new/1");
      index.add([{ id: "new/1", article: "new", paragraph: 1, text: "刺绣班开了两期。" }]);
      expect(index.size).toBe(6);
      expect(index.search("竹编工坊")).toEqual([]);
      expect(index.search("刺绣班")[0]?.passage.id).toBe("new/1");
      index.removeArticle("lin");
      index.removeArticle("nobody");
      expect(index.size).toBe(3);
      expect(index.search("木耳")).toEqual([]);
    });

    test("an empty index finds nothing", () => {
      const index = create([]);
      expect(index.size).toBe(0);
      expect(index.search("木耳")).toEqual([]);
    });
  });
}
