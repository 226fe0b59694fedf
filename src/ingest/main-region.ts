import { foldSameLength } from "../text/quantities/index.js";
import { type Mention, type Places, townshipsOf } from "./places.js";
import type { ParsedArticle, Paragraph, Place } from "./types.js";

/** The places of an article: whom it is about, and the townships and villages that it names. */
export interface ArticlePlaces {
  main: Place;
  mentions: ReadonlyMap<number, Mention[]>; // by paragraph
}

const NATION: Place = { id: "100000", name: "全国", short: "全国", level: "province", parent: null };
const VILLAGE = /(?<name>[\p{Script=Han}]{2,4}(?:村|嘎查|社区))(?!民|级|庄|务|镇|落|两委|支|干|企|集体|子|里|道|容|口|头|貌|规|组织|卫生|文化|医)/gu;
const TOWN = /(?<name>[\p{Script=Han}]{2,4}(?:镇|乡|街道|苏木))(?!镇|村(?!民)|土|情|音|里|下|党|政府|干|级|域|企|亲|愁|贤)/gu;
/** Words and function characters that begin or hold no name; looked for in the name without its ending. */
const NO_NAME =
  /^.{0,2}(?:贫困|行政|自然|重点|示范|帮扶|结对|退出|先进|深度|试点|建制|出列|脱贫|非贫困|移民|省定|一些|嘎查|特色|空壳|薄弱|集体|中心|两个|三个|民族|当地|美丽|所有|部分|偏远|边远|周边|每个|[全该本同此个的和在与是有为这那驻到进入返各])|[农乡新老下家城集场里名个]$/u;
const ENDING = /(?:村|嘎查|社区|镇|乡|街道|苏木)$/u;
const BORDER = /^(?:[\s,，。;、:“”"()《》—■]|[省市县区旗州镇乡在到是中于从对自访进与和了由的]|年|日|月)$/u;

/** Adds the townships and villages that the text names under the place it is about. */
function addLocals(texts: ReadonlyMap<number, string>, main: Place, places: Places): void {
  if (main.level === "county") for (const name of townshipsOf(main.id)) if ([...texts.values()].some((text) => text.includes(name))) places.add(name, "township", main);
  const county = main.level === "county" || main.level === "township" ? main : null;
  const whole = [...texts.values()].join("\n");
  const towns = new Set(main.level === "county" ? townshipsOf(main.id) : []);
  // first the villages that stand behind their township, so that 茅垭村 alone is known wherever it comes
  for (const sure of [true, false]) for (const text of texts.values()) {
    let town: Place | null = main.level === "township" ? main : null;
    const hits = [
      ...[...text.matchAll(TOWN)].map((match) => ({ match, level: "township" as const })),
      ...[...text.matchAll(VILLAGE)].map((match) => ({ match, level: "village" as const })),
    ].sort((a, b) => a.match.index - b.match.index);
    for (const { match, level } of hits) {
      const printed = match.groups?.["name"] ?? "";
      const listed = [...towns].find((one) => printed.endsWith(one));
      const name = listed ?? localName(text, match.index, printed, towns, whole);
      if (name === null || !county) continue;
      if (level === "township") towns.add(name);
      const known = places.find(name)[0]?.place;
      if (level === "township") town = known?.name === name ? known : places.add(name, "township", county);
      else if (known?.name !== name) {
        const behind = town !== null && text.slice(0, match.index + printed.length - name.length).endsWith(town.name);
        if (behind || !sure) places.add(name, "village", behind && town ? town : county);
      }
    }
  }
}

/** Characters that verbs and quantities bring, names of places hardly ever. */
const NO_NAME_CHARACTER = /[用推施展配改造进其把被使让各所帮扶等该些每数余据访名列选健创强评确定覆盖投获培训包联驻赴走]/u;

/**
 * The name at its left border: "访白庙乡" → "白庙乡"; null for 贫困村 and its like.
 * A village must stand behind its township, come twice, or open a clause with its villagers.
 */
function localName(text: string, at: number, name: string, towns: ReadonlySet<string>, whole: string): string | null {
  for (let cut = 0; name.length - cut >= 3; cut++) {
    const before = text[at + cut - 1] ?? "\n";
    const rest = name.slice(cut);
    if (rest.length > 4 && !rest.endsWith("嘎查") && !rest.endsWith("街道")) continue;
    if ((before !== "\n" && !BORDER.test(before)) || NO_NAME.test(rest.replace(ENDING, "")) || NO_NAME_CHARACTER.test(rest)) continue;
    const behindTown = [...towns].some((town) => text.slice(0, at + cut).endsWith(town));
    const after = text.slice(at + name.length, at + name.length + 2);
    const twice = whole.indexOf(rest) !== whole.lastIndexOf(rest);
    if (behindTown || twice || /^(?:村民|党支|支部|第一|位于|的|驻村)/u.test(after) || /[镇乡街道苏木]$/u.test(rest)) return rest;
  }
  return null;
}

/** 安吉, 全州: everyday words or not, an article that names the county in full and again by its stem means the county. */
function addShortNames(texts: ReadonlyMap<number, string>, found: ReadonlyMap<number, Mention[]>, title: string, places: Places): void {
  const whole = [...texts.values()].join("\n");
  const named = new Map([...found.values()].flat().map(({ place }) => [place.id, place]));
  for (const place of named.values()) {
    const stem = place.name.slice(0, -1);
    if (place.level !== "county" || !/[县市旗]$/u.test(place.name) || stem.length < 2 || stem.length > 3 || !whole.includes(place.name)) continue;
    if (title.includes(stem) || whole.split(stem).length - whole.split(place.name).length >= 3) places.alias(stem, place);
  }
}

/** Counts where places stand; titles and headings weigh more. */
function weigh(paragraphs: readonly Paragraph[], found: ReadonlyMap<number, Mention[]>, title: string | null): Map<string, { place: Place; weight: number }> {
  const weights = new Map<string, { place: Place; weight: number }>();
  for (const { n, role, text } of paragraphs) {
    if (role === "furniture" || role === "byline") continue;
    const inTitle = title !== null && text.includes(title);
    const column = inTitle ? (/^[【\[][^】\]]{1,20}[】\]]/u.exec(text)?.[0].length ?? 0) : 0; // 【乡村振兴看浙江】 heads many articles
    for (const { place, start } of found.get(n) ?? []) {
      if (start < column) continue;
      const entry = weights.get(place.id) ?? { place, weight: 0 };
      entry.weight += inTitle ? 8 : role === "heading" ? 2 : 1;
      weights.set(place.id, entry);
    }
  }
  return weights;
}

/**
 * Whom an article is about. A place holds what is told of the places within it, so an article on five counties is about their
 * province, and one on a county with stories from its villages about the county.
 */
export function findArticlePlaces(article: ParsedArticle, places: Places): ArticlePlaces {
  const texts = new Map(article.paragraphs.filter(({ role }) => role !== "furniture").map(({ n, text }) => [n, foldSameLength(text)]));
  const findAll = (): Map<number, Mention[]> => new Map([...texts].map(([n, text]) => [n, places.find(text)]));
  let found = findAll();
  addShortNames(texts, found, foldSameLength(article.meta.title ?? ""), places);
  found = findAll();
  const body = article.paragraphs.filter(({ role }) => role !== "byline");
  places.prefer(new Set([...weigh(body, found, article.meta.title).values()].filter(({ place }) => place.level !== "county").map(({ place }) => place.id)));
  found = findAll();
  const weights = weigh(body, found, article.meta.title);
  const main = choose(weights, places) ?? NATION;
  places.prefer(new Set([main.id, ...places.above(main).map(({ id }) => id)]));
  addLocals(texts, main, places);
  return { main, mentions: findAll() };
}

function choose(weights: ReadonlyMap<string, { place: Place; weight: number }>, places: Places): Place | null {
  const entries = [...weights.values()].filter(({ place }) => ["province", "prefecture", "county"].includes(place.level));
  const total = entries.reduce((sum, { weight }) => sum + weight, 0);
  // the innermost place that holds most of what is named
  const within = (container: Place): number => entries.filter(({ place }) => place.id === container.id || places.above(place).some(({ id }) => id === container.id)).reduce((sum, { weight }) => sum + weight, 0);
  const candidates = new Map<string, Place>();
  for (const { place } of entries) for (const p of [place, ...places.above(place)]) candidates.set(p.id, p);
  const depth: Record<string, number> = { province: 1, prefecture: 2, county: 3 };
  const ranked = [...candidates.values()].map((place) => ({ place, share: within(place) / total, depth: depth[place.level] ?? 0 })).filter(({ share }) => share >= 0.45);
  ranked.sort((a, b) => b.depth - a.depth || b.share - a.share);
  return ranked[0]?.place ?? entries.sort((a, b) => b.weight - a.weight)[0]?.place ?? null;
}
