import type { Mention, Places } from "../places/index.js";
import type { Place } from "./types.js";

const VILLAGE = /(?<name>[\p{Script=Han}]{2,7}(?:村|嘎查|社区))(?!民|级|庄|务|镇|落|两委|支|干|企|集体|子|里|道|容|口|头|貌|规|组织|卫生|文化|医)/gu;
const TOWN = /(?<name>[\p{Script=Han}]{2,4}(?:镇|乡|街道|苏木))(?!镇|村(?!民)|土|情|音|里|下|党|政府|干|级|域|企|亲|愁|贤)/gu;
/** Words and function characters that begin or hold no name; looked for in the name without its ending. */
const NO_NAME =
  /^.{0,2}(?:贫困|行政|自然|重点|示范|帮扶|结对|退出|先进|深度|试点|建制|出列|脱贫|非贫困|移民|四好|省定|一些|嘎查|特色|空壳|薄弱|集体|中心|两个|三个|民族|当地|美丽|所有|部分|偏远|边远|周边|每个|[全该本同此个的和在与是有为这那驻到进入返各])|[农乡新老下家城集场里名个]$/u;
const ENDING = /(?:村|嘎查|社区|镇|乡|街道|苏木)$/u;
const BORDER = /^(?:[\s,，。;、:“”"()《》—■]|[省市县区旗州镇乡在到是中于从对自访进与和了由的]|年|日|月)$/u;

/** The townships and villages of the counties that an article is about, while its texts are read. */
interface Known {
  places: Places;
  whole: string;
  towns: Map<string, Set<string>>; // by county: those of the national list, and those found
}

/**
 * Adds the townships and villages that the text names under the county it is about, or under the county named last
 * where it is about a wider region.
 */
export function addLocals(texts: ReadonlyMap<number, string>, found: ReadonlyMap<number, Mention[]>, main: Place, places: Places): void {
  const known: Known = { places, whole: [...texts.values()].join("\n"), towns: new Map() };
  const fixed = main.level === "county" || main.level === "township" ? main : null;
  const counties = fixed ? [fixed] : uniqueCounties(found, main, places);
  for (const county of counties) known.towns.set(county.id, listedTowns(county, known));
  // first the villages that stand behind their township, so that 茅垭村 alone is known wherever it comes
  for (const sure of [true, false]) {
    let last: Place | null = fixed;
    for (const [n, text] of texts) {
      const named = fixed ? [] : (found.get(n) ?? []).filter(({ place }) => counties.includes(place));
      addFrom(text, named, last, main.level === "township" ? main : null, sure, known);
      last = named.at(-1)?.place ?? last;
    }
  }
}

const MOST_COUNTIES = 40;

function uniqueCounties(found: ReadonlyMap<number, Mention[]>, main: Place, places: Places): Place[] {
  const inside = [...found.values()].flat().map(({ place }) => place).filter((place) => place.level === "county" && places.above(place).some(({ id }) => id === main.id));
  return [...new Set(inside)].slice(0, MOST_COUNTIES);
}

function listedTowns(county: Place, { places, whole }: Known): Set<string> {
  const listed = county.level === "county" ? places.townsOf(county.id) : [];
  for (const name of listed) if (whole.includes(name)) places.add(name, "township", county);
  return new Set(listed);
}

/** @param named the counties that the text names; @param before the county that holds for what stands before the first of them */
function addFrom(text: string, named: readonly Mention[], before: Place | null, township: Place | null, sure: boolean, { places, towns: byCounty, whole }: Known): void {
  let town = township;
  const hits = [
    ...[...text.matchAll(TOWN)].map((match) => ({ match, level: "township" as const })),
    ...[...text.matchAll(VILLAGE)].map((match) => ({ match, level: "village" as const })),
  ].sort((a, b) => a.match.index - b.match.index);
  for (const { match, level } of hits) {
    const county = named.filter(({ start }) => start <= match.index).at(-1)?.place ?? before;
    const towns = county && byCounty.get(county.id);
    if (!county || !towns) continue;
    const printed = match.groups?.["name"] ?? "";
    const name = [...towns].find((one) => printed.endsWith(one)) ?? localName(text, match.index, printed, new Set([...towns, county.name]), whole);
    if (name === null) continue;
    if (level === "township") towns.add(name);
    const found = places.find(name)[0]?.place;
    const known = found && (found.id === county.id || places.above(found).some(({ id }) => id === county.id)) ? found : undefined;
    if (level === "township") town = known?.name === name ? known : places.add(name, "township", county);
    else if (known?.name !== name) {
      const at = match.index + printed.length - name.length;
      const behind = town !== null && text.endsWith(town.name, at);
      const below = text.endsWith(county.name, at); // 某县某村
      if (behind || below || !sure) places.add(name, "village", behind && town ? town : county);
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
    if ((before !== "\n" && !BORDER.test(before)) || NO_NAME.test(rest.replace(ENDING, "")) || NO_NAME_CHARACTER.test(rest)) continue;
    const behindTown = [...towns].some((town) => text.endsWith(town, at + cut));
    if (rest.length > 4 && !behindTown && !rest.endsWith("嘎查") && !rest.endsWith("街道")) continue;
    const after = text.slice(at + name.length, at + name.length + 2);
    const twice = whole.indexOf(rest) !== whole.lastIndexOf(rest);
    if (behindTown || twice || /^(?:村民|党支|支部|第一|位于|的|驻村)/u.test(after) || /[镇乡街道苏木]$/u.test(rest)) return rest;
  }
  return null;
}

