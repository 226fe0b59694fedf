import { Article } from "../../src/domain/article.js";
import { Fact } from "../../src/domain/fact.js";
import { Indicator } from "../../src/domain/indicator.js";
import { Region } from "../../src/domain/region.js";
import { Understanding } from "../../src/domain/understanding.js";
import type { World } from "../../src/domain/world.js";

const REGIONS = [
  { id: "990000", name: "天南省", short: "天南省", level: "province", parent: null, aliases: ["天南"], en: "Tiannan Province", enAliases: ["Tiannan"] },
  { id: "990101", name: "云岭县", short: "云岭县", level: "county", parent: "990000", aliases: ["云岭"], en: "Yunling County", enAliases: ["Yunling"] },
  { id: "990101-hexi", name: "河西乡", short: "河西乡", level: "township", parent: "990101", en: "Hexi Township" },
  { id: "990101-hexi-shiqiao", name: "石桥村", short: "石桥村", level: "village", parent: "990101-hexi", en: "Shiqiao Village" },
  { id: "990202", name: "青屏市", short: "青屏市", level: "county", parent: "990000", aliases: ["青屏"], en: "Qingping", enAliases: ["Qing'ping"] },
];

const INDICATORS = [
  { id: "poverty_rate", name: "贫困发生率", en: "poverty rate", unit: "%", theme: "poverty", aliases: ["贫困率"] },
  { id: "poor_households", name: "贫困户数", en: "poor households", unit: "户", theme: "poverty" },
  { id: "tea_area", name: "茶园面积", en: "area of tea gardens", unit: "亩", theme: "industry", aliases: ["茶地"] },
  { id: "tea_income", name: "种茶收入", en: "income from tea", unit: "元", theme: "income" },
  { id: "roads", name: "公路里程", en: "length of roads", unit: "公里", theme: "transport" },
];

const ARTICLES = [
  { id: "yunling-2001", label: "云岭的茶", labelEn: "Tea in Yunling", title: "云岭的茶", publisher: "天南晨报", published: "2001-05-01", script: "hans", sha256: "ab".repeat(32), paragraphs: [{ n: 2, role: "body", digest: "县里的茶园不断扩大。" }] },
  {
    id: "qingping-2003", label: "青屏报道", labelEn: "Report on Qingping", title: null, publisher: null, published: null, script: "hant", sha256: "cd".repeat(32), paragraphs: [],
    inferred: { after: "2003-06-01", before: null, year: 2003, reason: "文中提到", reasonEn: "the text shows it" },
  },
  { id: "undated", label: "无日期的报道", labelEn: "An undated report", title: null, publisher: null, published: null, script: "hans", sha256: "ef".repeat(32), paragraphs: [] },
];

const UNSAID = { text: "", start: null, end: null };
const year = (y: number): Fact["period"] => ({ text: `${y}年`, start: `${y}-01-01`, end: `${y}-12-31` });

const FACTS = [
  { id: "yunling-2001/2/1", region: "990101", indicator: "poverty_rate", value: 3.5, unit: "%", surface: "3.5%", period: { text: "2000年底", start: "2000-12-31", end: "2000-12-31" } },
  { id: "yunling-2001/2/2", region: "990101", indicator: "poverty_rate", value: 9, unit: "%", surface: "9%", period: year(1996) },
  { id: "yunling-2001/2/3", region: "990101", indicator: "poverty_rate", value: 1, unit: "%", surface: "1%", period: year(2002), status: "planned" },
  { id: "yunling-2001/2/4", region: "990101", indicator: "tea_area", value: 30_000, unit: "亩", surface: "3万亩", period: UNSAID, words: ["种茶", "茶叶"] },
  { id: "yunling-2001/2/5", region: "990101-hexi", indicator: "tea_area", value: 500, unit: "亩", surface: "500余亩", qualifier: "over", period: UNSAID, of: "yunling-2001/2/4" },
  { id: "yunling-2001/2/6", region: "990101-hexi-shiqiao", subject: "老周", indicator: "tea_income", value: 8000, unit: "元", surface: "8000元", period: year(2000) },
  { id: "qingping-2003/1/1", region: "990202", indicator: "poverty_rate", value: 2.25, unit: "%", surface: "2.25%", period: { text: "2001年以来", start: "2001-01-01", end: null } },
  { id: "qingping-2003/1/2", region: "990202", indicator: "roads", value: 120, unit: "公里", surface: "120公里", period: { text: "截至2003年6月", start: null, end: "2003-06-30" } },
];

const keyed = <T extends { id: string }>(rows: T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));

/** A small world of invented places: 云岭县 with a township, a village and a farmer, and 青屏市, in 天南省. */
export function inventedWorld(): World {
  return {
    regions: keyed(REGIONS.map((r) => Region.parse(r))),
    indicators: keyed(INDICATORS.map((i) => Indicator.parse(i))),
    articles: keyed(ARTICLES.map((a) => Article.parse(a))),
    facts: FACTS.map((f) => Fact.parse({ ...f, article: f.id.split("/")[0], paragraph: Number(f.id.split("/")[1]) })),
    themes: new Map([["industry", { id: "industry", name: "产业", en: "industry", aliases: ["种植养殖"], enAliases: ["farming"] }]]),
  };
}

/** A question taken apart, empty but for what is given. */
export function understood(parts: Partial<Understanding> = {}): Understanding {
  const empty = { text: "", language: "zh-Hans", intent: "figure", template: null, options: {}, places: [], persons: [], indicators: [], absent: [], periods: [], status: null };
  return Understanding.parse({ ...empty, measures: [], threshold: null, claim: null, themes: [], terms: [], article: null, elliptic: false, rules: [], ...parts });
}
