import type { Quantity } from "../text/quantities/index.js";
import type { Span } from "../text/sentences.js";
import type { Mention, Places } from "../places/index.js";
import type { Scoped } from "./region-scope.js";
import { speechAround } from "./speech.js";
import type { Place } from "./types.js";

/** Whom the article is about, and what lies in what. */
export interface Where {
  main: Place;
  places: Places;
}

/** Persons take their village with them; a quotation belongs to the place that the words behind it name. */
export function narrow(acting: Scoped, told: { name: string; person: boolean } | null, folded: string, clause: Span, mentions: readonly Mention[], homes: Map<string, Place>): Scoped {
  if (told?.person) {
    const before = mentions.filter(({ end, place }) => end <= clause.end && place.level === "village").at(-1);
    const named = folded.slice(clause.start, clause.end).includes(told.name);
    if (before && named && before.start >= clause.start - 40) homes.set(told.name, before.place);
    const home = homes.get(told.name);
    if (home) return { place: home, rule: "person's home" };
  }
  if (/同村/u.test(folded.slice(clause.start, clause.end))) {
    const home = [...homes.values()].at(-1);
    if (home) return { place: home, rule: "同村" };
  }
  return quotedPlace(folded, clause, mentions) ?? acting;
}

const BEHIND = 14; // characters between a quotation and the place of its speaker

/** “…”翻开茅垭村的施工图: speech is about the village named right behind it, or the one that its speaker belongs to. */
function quotedPlace(folded: string, clause: Span, mentions: readonly Mention[]): Scoped | null {
  const speech = speechAround(folded, clause);
  if (speech === null) return null;
  const after = mentions.filter(({ start, place }) => start > speech.end && start - speech.end < BEHIND && (place.level === "village" || place.level === "township")).at(-1);
  if (!after || !(speech.start === 0 || /[说道讲称]|介绍|表示|告诉/u.test(folded.slice(after.end, after.end + BEHIND)))) return null;
  return { place: after.place, rule: "quotation" };
}

export const isAbove = (places: Places, above: Place, place: Place): boolean => places.above(place).some(({ id }) => id === above.id);

/** A partner's figure concerns the region that the article is about. */
export function aboutOf(rule: string, place: Place, others: readonly Mention[], { main, places }: Where): Place[] {
  if (rule === "partner acts") return place.id === main.id ? [] : [main];
  return others.map((mention) => mention.place).filter((other, i, all) => all.indexOf(other) === i && other.id !== main.id && !isAbove(places, main, other) && !isAbove(places, other, main)).slice(0, 3);
}

const COUNTIES = /^[\p{Script=Han}“”"]{0,6}?(?:区县|县区|县市|旗县|区\(市\)县|县\(市|县(?!级|城|内|域|里|属|直|委|政府|乡|领导|处|科|医院|公安|中))/u;
const WIDE = /全(?<level>国|省|自治区|市|州)/gu;

/** "贵州省15个摘帽县第一位": a number of counties is told of what holds them, not of the county that acts. */
export function widerPlace(quantity: Quantity, folded: string, clause: Span, mentions: readonly Mention[], { place }: Scoped, { places }: Where): Scoped | null {
  if (place.level !== "county" || quantity.unit !== "个" || !COUNTIES.test(folded.slice(quantity.end, quantity.end + 12))) return null;
  const named = mentions.filter((one) => one.start >= clause.start && one.end <= quantity.start && isAbove(places, one.place, place)).at(-1);
  if (named) return { place: named.place, rule: "counties of" };
  const level = [...folded.slice(Math.max(clause.start, quantity.start - 60), quantity.start).matchAll(WIDE)].at(-1)?.groups?.["level"];
  const wide = level && places.above(place).find(({ name }) => name.endsWith(level));
  return wide ? { place: wide, rule: "counties of" } : null;
}
