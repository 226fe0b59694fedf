import { createHash } from "node:crypto";
import { syllables } from "../text/pinyin.js";
import type { Indicator, Theme, ThemeId } from "../domain/indicator.js";
import type { Region } from "../domain/region.js";
import type { World } from "../domain/world.js";
import type { Place, Proposal } from "../ingest/types.js";

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/自治县$/u, "Autonomous County"], [/自治区$/u, "Autonomous Region"], [/自治州$/u, "Autonomous Prefecture"], [/自治旗$/u, "Autonomous Banner"],
  [/街道$/u, "Subdistrict"], [/社区$/u, "Community"], [/嘎查$/u, "Gacha"], [/苏木$/u, "Sumu"],
  [/省$/u, "Province"], [/市$/u, "City"], [/县$/u, "County"], [/区$/u, "District"], [/旗$/u, "Banner"], [/盟$/u, "League"], [/州$/u, "Prefecture"],
  [/镇$/u, "Town"], [/乡$/u, "Township"], [/村$/u, "Village"],
];
const NATION = "100000";

/**
 * A place that data/ does not list, as a region. 湄潭县 is 湄潭 too and Meitan County; a village goes by its full name only:
 * what is left of 幸福村 is a word.
 * @param short what people call it for short, as the gazetteer says; null where that is a word or unknown
 */
export function toRegion({ id, name, short: called, level }: Place, parent: string | null, short: string | null): Region {
  if (id === NATION) return { id, name, short: called, level, parent, aliases: ["中国", "我国", "全中国"], en: "China", enAliases: ["the nation", "nationwide"] };
  const ending = ENDINGS.find(([pattern]) => pattern.test(name));
  const latin = syllables(ending ? name.replace(ending[0], "") || name : name).join("").replace(/^./u, (c) => c.toUpperCase());
  const aliases = [...new Set([short].flatMap((one) => (one === null || one === name || one === called ? [] : [one])))];
  return { id, name, short: called, level, parent, aliases, en: ending ? `${latin} ${ending[1]}` : latin, enAliases: latin.length >= 5 ? [latin] : [] };
}

/** An id for an indicator that no one has named yet, the same for the same name and unit; a person may give it a better one. */
export const proposedId = (name: string, unit: string): string => `proposed_${createHash("sha256").update(`${name}|${unit}`).digest("hex").slice(0, 10)}`;

const GENERIC = /(?:总?面积|总数|户数|人数|个数|数量|金额|总额|总量|数)$/u;

/** An indicator by the name that the machine gave it; English readers see that name too: nobody has translated it. */
export function toIndicator(name: string, unit: string, themes: ReadonlyMap<ThemeId, Theme>, aliases: readonly string[] = []): Indicator {
  const bare = name.replace(GENERIC, "");
  return { id: proposedId(name, unit), name, en: name, unit, theme: themeOf(name, themes), aliases: [...new Set([...(bare.length >= 4 && bare !== name ? [bare] : []), ...aliases])], enAliases: [], lower: false };
}

/** The theme of whose words the longest stands in a name. */
function themeOf(name: string, themes: ReadonlyMap<ThemeId, Theme>): ThemeId {
  let best: { theme: ThemeId; length: number } = { theme: "general", length: 1 };
  for (const { id, aliases, name: title } of themes.values()) {
    for (const word of [title, ...aliases]) if (word.length > best.length && name.includes(word)) best = { theme: id, length: word.length };
  }
  return best.theme;
}

/** The known indicator that a proposal means: by its id, or by the very name of one of that unit; null for a new one. */
export function createIndicatorLookup(indicators: World["indicators"]): (proposal: Proposal) => string | null {
  const byName = new Map<string, string>();
  for (const { id, name, unit, aliases } of indicators.values()) for (const one of [name, ...aliases]) if (!byName.has(`${one}|${unit}`)) byName.set(`${one}|${unit}`, id);
  return ({ indicator, unit }) => (indicator.id !== null && indicators.has(indicator.id) ? indicator.id : (byName.get(`${indicator.name}|${unit}`) ?? null));
}
