import type { Place, RegionLevel } from "../domain/region.js";
import { pinyinId } from "../text/place-id.js";
import type { Mention, Trust } from "./mention.js";
import { addName, type Named, type PlaceIndex } from "./place-index.js";
import { townsEndingAt } from "./towns.js";
import { isInName, zoneBehind } from "./zones.js";

/** Finds the places that a text names and knows what lies in what. */
export interface Places {
  /** @param folded a text of simplified characters and half-width marks; the mentions stand in its order */
  find(folded: string): Mention[];
  /** Chooses among places of one name by the company they keep. */
  prefer(ids: ReadonlySet<string>): void;
  get(id: string): Place | undefined;
  /** The places above, nearest first. */
  above(place: Place): Place[];
  /** Another name that this article uses for a place. */
  alias(name: string, place: Place): void;
  /** Adds a township, village or zone that only the article names. */
  add(name: string, level: "township" | "village" | "zone", parent: Place): Place;
  townsOf(county: string): readonly string[];
}

/** A place that no list resolves: its printed name is all that is known. */
export function unresolved(name: string, level: RegionLevel): Place {
  return { id: pinyinId("100000", name), name, short: name, level, parent: null };
}

/** Words after a short name that make it no place: 重庆日报, 北京大学, 成都现代…; and common words that hold one. */
const NOT_AFTER_SHORT = /^(?:日报|晚报|早报|晨报|新闻|网|频道|电视|大学|学院|银行|菜|话|路|街|人(?!民|口|均)|东路|西路|时间|论|部(?![门分队委署]))/u;
const NOT_AFTER = /^(?:日报|晚报|新闻网|融媒体|电视台|广播|时间)/u;
const NOT_AFTER_WIDER = /^(?:部(?!分)|菜|籍|裔|语|大使|人(?!口|均|民)|队|式|风味|大桥|隧道|大道|上游|中游|下游)/u;

/** The places of one article: those of the index, and its own townships and villages over them. */
export function createPlaces(index: PlaceIndex): Places {
  const own = { byId: new Map<string, Place>(), byStart: new Map<string, Named[]>() };
  const preferred = new Set<string>();
  const get = (id: string): Place | undefined => own.byId.get(id) ?? index.byId.get(id);

  const above = (place: Place): Place[] => {
    const chain: Place[] = [];
    for (let at = place.parent; at; ) {
      const next = get(at);
      if (!next || chain.includes(next)) break;
      chain.push(next);
      at = next.parent;
    }
    return chain;
  };
  const isUnder = (place: Place, container: Place | undefined): boolean =>
    container !== undefined && above(place).some(({ id }) => id === container.id);
  const company = (place: Place): number =>
    (preferred.has(place.id) ? 4 : 0) + above(place).filter(({ id }) => preferred.has(id)).length + (own.byId.has(place.id) ? 0.5 : 0);

  /** Among namesakes the one right behind what holds it, else the one whose company is named. */
  function choose(places: readonly Place[], before: Place | undefined): { place: Place; trust: Trust } | null {
    const [first, second] = [...places].sort(
      (a, b) => Number(isUnder(b, before)) - Number(isUnder(a, before)) || company(b) - company(a),
    );
    if (!first) return null;
    if (first.level === "township" && preferred.size > 0 && company(first) === 0 && !isUnder(first, before)) return { place: first, trust: second ? "low" : "likely" };
    if (!second || isUnder(first, before) || company(first) > company(second)) return { place: first, trust: "sure" };
    return { place: first, trust: company(first) > 0 || first.level !== second.level ? "likely" : "low" };
  }

  const named = (text: string, at: number): Named | undefined => {
    const key = text.slice(at, at + 2);
    const ours = own.byStart.get(key)?.find(({ name }) => text.startsWith(name, at));
    const common = index.byStart.get(key)?.find(({ name }) => text.startsWith(name, at));
    if (!ours || !common) return ours ?? common;
    if (ours.name === common.name) {
      const others = common.guard === "held" ? [] : common.places.filter((one) => !ours.places.some(({ id }) => id === one.id));
      return { ...ours, places: [...ours.places, ...others] };
    }
    return ours.name.length > common.name.length ? ours : common;
  };

  /** Whether what stands around a name leaves it a place. */
  function isPlace({ name, guard }: Named, place: Place, text: string, at: number, before: Place | undefined): boolean {
    const end = at + name.length;
    const after = text.slice(end, end + 8);
    if (guard === "held") return isUnder(place, before) && !NOT_AFTER_SHORT.test(after);
    if (guard === "nation" || guard === "weak nation") return !index.notNation.test(after) && text[at - 1] !== "新";
    if (guard === "wider") return !NOT_AFTER_WIDER.test(after);
    if (NOT_AFTER.test(after) || (name.length < place.name.length && NOT_AFTER_SHORT.test(after))) return false;
    return !runsOn(text, at, end, place, own.byId.has(place.id));
  }

  function find(folded: string): Mention[] {
    const mentions: Mention[] = [];
    const towns = townsEndingAt(folded, index);
    for (let i = 0; i + 1 < folded.length; ) {
      const last = mentions.at(-1);
      const before = last && i - last.end <= 1 && !/[、,和与]/u.test(folded.slice(last.end, i)) ? last.place : undefined;
      const listed = named(folded, i);
      const town = towns.get(i);
      const isTown = town && fits(town, folded, i);
      const entry = isTown && (!listed || town.name.length > listed.name.length) ? town : listed;
      const chosen = entry && choose(entry.places, before);
      if (!entry || !chosen || !isPlace(entry, chosen.place, folded, i, before)) {
        i++;
        continue;
      }
      const mention = mentionOf(entry, chosen, i);
      const zone = entry.guard === "none" ? zoneBehind(folded, mention.end) : null;
      if (zone) {
        mention.end = zone.end;
        mention.place = addOwn(`${folded.slice(i, i + entry.name.length)}${zone.name}`, "zone", mention.place);
      } else if (isInName(folded, mention.end)) mention.inName = true;
      mentions.push(mention);
      i = mention.end;
    }
    return mentions;
  }

  /** 云南镇 in 云南镇雄县, 于城镇 in 高于城镇 are no towns. */
  function fits({ name, places: those }: Named, text: string, at: number): boolean {
    const end = at + name.length;
    if ((named(text, end - 1)?.name.length ?? 0) > 2) return false;
    return !/^[于在到从对与和为及由向]/u.test(name) || those.some((one) => company(one) > 0);
  }

  function mentionOf({ name, guard }: Named, { place, trust }: { place: Place; trust: Trust }, start: number): Mention {
    const end = start + name.length;
    if (trust === "low" && place.level !== "province") return { start, end, place: unresolved(name, place.level), trust };
    if (!get(place.id)) own.byId.set(place.id, place); // a town of the national list
    return { start, end, place, trust: guard === "weak nation" ? "likely" : trust };
  }

  function addOwn(name: string, level: RegionLevel, parent: Place): Place {
    const id = pinyinId(parent.id, name);
    const known = own.byId.get(id);
    if (known) return known;
    const place: Place = { id, name, short: name, level, parent: parent.id };
    own.byId.set(id, place);
    return place;
  }

  return {
    find, get, above,
    townsOf: (county) => index.townsOf(county),
    prefer: (ids) => {
      for (const id of ids) preferred.add(id);
    },
    alias: (name, place) => addName(own.byStart, name, place),
    add(name, level, parent) {
      const entry = named(name, 0);
      const inside = (one: Place): boolean => one.parent === parent.id || isUnder(one, parent);
      const known = (entry?.name === name ? entry.places : []).find(inside);
      if (known) return known;
      const place = addOwn(name, level, parent);
      addName(own.byStart, name, place);
      return place;
    },
  };
}

/** 海南 in 上海南部, a short name that runs on into another place: 长沙 in 长沙镇. */
function runsOn(folded: string, start: number, end: number, place: Place, own: boolean): boolean {
  if (place.name.startsWith(folded.slice(start, end)) && /[省市县区州旗盟镇乡村]$/u.test(folded.slice(start, end))) return false;
  return /^(?:镇|乡|村|街道|社区|小区|站|港(?!口))/u.test(folded.slice(end, end + 2)) && !own && !place.id.includes("-");
}
