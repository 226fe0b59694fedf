import { pinyin } from "pinyin-pro";
import type { Article } from "../../../src/domain/article.js";
import type { Fact } from "../../../src/domain/fact.js";
import type { Region } from "../../../src/domain/region.js";
import type { World } from "../../../src/domain/world.js";

const FIRST = [..."霜岚溪澜枫桐栖鹤澄碧瑶琼璟珂珞翎翊苒蔚蕴薇蘅岫峤嵩巍泠沁浔淇渌湄滢漪潇瀛炜烁煦熠珺琛琰瑾璇璞皓睿稷筠箫"];
const SECOND = [..."岭坪坝塬峪岗埠墩圩堰渡津浦湾洲滩涧谷崖屿垭垣垦堡寨屯郭坊陌疆隰峒嶂峦岑岬泽沼渠沟"];

/** The world with invented counties in it, each with figures of the real indicators for years of its own. */
export function inventWorld(real: World, regionCount: number, factCount: number): World {
  const regions = new Map(real.regions);
  const articles = new Map(real.articles);
  const facts: Fact[] = [...real.facts];
  for (let i = 0; i < regionCount; i++) {
    const region = inventRegion(i);
    regions.set(region.id, region);
    const own = inventFacts(real, region, i, Math.floor(((i + 1) * factCount) / regionCount) - Math.floor((i * factCount) / regionCount));
    articles.set(`invented-${i}`, inventArticle(i, region, own, real));
    facts.push(...own);
  }
  return { ...real, regions, articles, facts };
}

function inventRegion(i: number): Region {
  const stem = `${FIRST[i % FIRST.length] ?? ""}${SECOND[Math.floor(i / FIRST.length) % SECOND.length] ?? ""}${i >= FIRST.length * SECOND.length ? "新" : ""}`;
  const en = pinyin(stem, { toneType: "none", separator: "" });
  return { id: `99${String(i).padStart(4, "0")}`, name: `${stem}县`, short: `${stem}县`, level: "county", parent: null, aliases: [stem], en, enAliases: [] };
}

function inventFacts(real: World, region: Region, i: number, count: number): Fact[] {
  return Array.from({ length: count }, (_, k): Fact => {
    const like = real.facts[(i * 37 + k * 11) % real.facts.length] ?? fail();
    const year = 2012 + ((i + k) % 9);
    const period = { text: `${year}年`, start: `${year}-01-01`, end: `${year}-12-31` };
    return { ...like, id: `invented-${i}/${k + 1}/1`, region: region.id, about: [], subject: null, article: `invented-${i}`, paragraph: k + 1, also: [], of: null, change: null, period, note: null };
  });
}

function inventArticle(i: number, region: Region, facts: readonly Fact[], real: World): Article {
  const like = [...real.articles.values()][0] ?? fail();
  const paragraphs = facts.map((fact) => ({
    n: fact.paragraph, role: "body" as const, regions: [region.id], topics: [], en: "",
    digest: `${fact.period.text}${region.name}的${real.indicators.get(fact.indicator)?.name ?? ""}是${fact.surface}。`,
  }));
  return { ...like, id: `invented-${i}`, label: `${region.name}的报道`, title: `${region.name}纪事`, paragraphs };
}

function fail(): never {
  throw new Error("bench: the store is empty");
}
