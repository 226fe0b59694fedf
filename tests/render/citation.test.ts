import { describe, expect, test } from "vitest";
import { citeApa, citeGbt, mediumOf, type Cited } from "../../src/render/citation.js";

const base: Cited = {
  label: "云阳岭种茶报道", labelEn: "report on tea in Yunyangling", title: "云阳岭的茶", subtitle: null,
  publisher: "天南晨报", published: "2001-05-01", inferred: null, authors: ["林一"],
};
const inferred = (year: number | null): Cited["inferred"] => ({ after: null, before: null, year, reason: "", reasonEn: "" });
const TODAY = "2026-11-22";

describe("GB/T 7714", () => {
  test.each<{ why: string; article: Partial<Cited>; cited: string }>([
    { why: "a newspaper, page unknown", article: {}, cited: "林一. 云阳岭的茶[N]. 天南晨报, 2001-05-01." },
    { why: "a subtitle", article: { subtitle: "一片叶子" }, cited: "林一. 云阳岭的茶: 一片叶子[N]. 天南晨报, 2001-05-01." },
    { why: "three authors", article: { authors: ["林一", "林二", "林三"] }, cited: "林一, 林二, 林三. 云阳岭的茶[N]. 天南晨报, 2001-05-01." },
    { why: "four authors", article: { authors: ["林一", "林二", "林三", "林四"] }, cited: "林一, 林二, 林三, 等. 云阳岭的茶[N]. 天南晨报, 2001-05-01." },
    { why: "no author", article: { authors: [] }, cited: "佚名. 云阳岭的茶[N]. 天南晨报, 2001-05-01." },
    { why: "a web page has the day of the visit", article: { publisher: "天南网" }, cited: "林一. 云阳岭的茶[EB/OL]. 天南网, 2001(2001-05-01)[2026-11-22]." },
    { why: "a web page without date", article: { publisher: "天南网", published: null }, cited: "林一. 云阳岭的茶[EB/OL]. 天南网[2026-11-22]." },
    { why: "no publisher", article: { publisher: null }, cited: "林一. 云阳岭的茶[Z]. [出版地不详]: [出版者不详], 2001-05-01." },
    { why: "an inferred year", article: { published: null, inferred: inferred(2001) }, cited: "林一. 云阳岭的茶[N]. 天南晨报, [2001?]." },
    { why: "nothing known but a name of ours", article: { title: null, authors: [], publisher: null, published: null, inferred: inferred(null) }, cited: "佚名. [云阳岭种茶报道][Z]. [出版地不详]: [出版者不详]." },
    { why: "line breaks and wide blanks in the title", article: { title: "云阳岭的茶\u3000一\n二" }, cited: "林一. 云阳岭的茶 一 二[N]. 天南晨报, 2001-05-01." },
  ])("$why", ({ article, cited }) => expect(citeGbt({ ...base, ...article }, TODAY)).toBe(cited));

  test.each([["天南晨报", "N"], ["天南晨报网", "EB/OL"], ["天南网新闻频道", "EB/OL"], ["天南出版社", "Z"], [null, "Z"]])("%s is %s", (publisher, medium) => {
    expect(mediumOf({ publisher })).toBe(medium);
  });
});

describe("APA", () => {
  test.each<{ why: string; article: Partial<Cited>; cited: string }>([
    { why: "all known", article: {}, cited: "林一 (2001, May 1). 云阳岭的茶 [Report on tea in Yunyangling]. 天南晨报." },
    { why: "two authors", article: { authors: ["林一", "林二"] }, cited: "林一, & 林二 (2001, May 1). 云阳岭的茶 [Report on tea in Yunyangling]. 天南晨报." },
    { why: "nothing known", article: { title: null, authors: [], publisher: null, published: null }, cited: "[Report on tea in Yunyangling]. (n.d.)." },
    { why: "an inferred year", article: { published: null, inferred: inferred(2001) }, cited: "林一 (ca. 2001). 云阳岭的茶 [Report on tea in Yunyangling]. 天南晨报." },
  ])("$why", ({ article, cited }) => expect(citeApa({ ...base, ...article })).toBe(cited));
});
