import { placesAbove, type World } from "../../domain/world.js";
import { createPlaceIndex, createPlaces } from "../../places/index.js";
import type { Place, Proposal } from "../../ingest/types.js";
import { loadPlaceData } from "../../store/gazetteer.js";
import { readNumeral } from "../../text/numerals.js";
import { findPeriods } from "../../text/periods.js";
import { findQuantities } from "../../text/quantities/index.js";
import { toSimplified } from "../../text/script.js";

/** A place by its name or id, with those above it. */
export type FindPlace = (name: string) => { place: Place; parents: Place[] } | null;

/** Places of a world, and those of the national gazetteer beyond it. */
export function findPlace(world: World): FindPlace {
  const national = (name: string): ReturnType<FindPlace> => {
    const places = createPlaces(createPlaceIndex({ regions: [...world.regions.values()], places: loadPlaceData() }));
    const [found] = places.find(name);
    return found !== undefined && found.start === 0 && found.end === name.length ? { place: found.place, parents: places.above(found.place) } : null;
  };
  return (name) => {
    const wanted = toSimplified(name.trim());
    const region = [...world.regions.values()].find((one) => [one.id, one.name, one.short, ...one.aliases].includes(wanted));
    if (!region) return national(wanted);
    const asPlace = ({ id, name: full, short, level, parent }: typeof region): Place => ({ id, name: full, short, level, parent });
    return { place: asPlace(region), parents: placesAbove(world, region.id).map(asPlace) };
  };
}

type Field = (proposal: Proposal, text: string, places: FindPlace) => Proposal | string;

const FIELDS: Record<string, Field> = {
  数值: (proposal, text) => {
    const value = readNumeral(text);
    return value === null ? `“${text}”不是数` : { ...proposal, value, valueMax: null, surface: `${text}${proposal.unit}` };
  },
  单位: (proposal, text) => ({ ...proposal, unit: toSimplified(text), surface: proposal.surface.endsWith(proposal.unit) ? `${proposal.surface.slice(0, proposal.surface.length - proposal.unit.length)}${text}` : proposal.surface }),
  地区: (proposal, text, places) => {
    const found = places(text) ?? [proposal.region, ...proposal.parents].filter(({ name, short }) => name === text || short === text).map((place) => ({ place, parents: proposal.parents.slice(proposal.parents.indexOf(place) + 1) }))[0];
    return found ? { ...proposal, region: found.place, parents: found.parents } : `不认识地区“${text}”`;
  },
  指标: (proposal, text) => ({ ...proposal, indicator: renamed(proposal.indicator, toSimplified(text)) }),
  时间: (proposal, text) => {
    const found = findPeriods(text)[0];
    return text === "" ? { ...proposal, period: { text: "", start: null, end: null } } : found ? { ...proposal, period: found.period } : `看不懂时间“${text}”`;
  },
  状态: (proposal, text) => (/计划|planned/u.test(text) ? { ...proposal, status: "planned" } : /实际|actual/u.test(text) ? { ...proposal, status: "actual" } : `状态是“计划”或“实际”,不是“${text}”`),
  主体: (proposal, text) => ({ ...proposal, subject: text === "" ? null : toSimplified(text) }),
};
const ENGLISH: Record<string, string> = { value: "数值", unit: "单位", region: "地区", indicator: "指标", period: "时间", status: "状态", subject: "主体" };

/** A figure alone, "4.4万亩" or "4.4万": the value and, where it is given, the unit, as they should have been read. */
function figureAlone(proposal: Proposal, text: string): Proposal | null {
  const value = readNumeral(text);
  if (value !== null) return { ...proposal, value, valueMax: null, surface: `${text}${proposal.unit}` };
  const [found, second] = findQuantities(text);
  if (found === undefined || second !== undefined || found.start > 1 || found.end < text.length - 1) return null;
  return { ...proposal, value: found.value, valueMax: found.valueMax, unit: found.unit, qualifier: found.qualifier, surface: found.surface };
}

const OPPOSITE = /[非不未无没脱]/u;

/** A name that only says more or less than the one before it makes that an alias; 非贫困户 and 贫困户 are two things. */
function renamed({ name: before, aliases = [] }: Proposal["indicator"], name: string): Proposal["indicator"] {
  const isWithin = before.includes(name) || name.includes(before);
  const rest = before.length > name.length ? before.replace(name, "") : name.replace(before, "");
  const known = isWithin && before !== name && !OPPOSITE.test(rest) ? [...aliases, before] : aliases;
  return { id: null, name, ...(known.length > 0 && { aliases: [...new Set(known)].filter((one) => one !== name) }) };
}

/**
 * Applies "数值=120; 地区=阳岭县", or a figure alone, to a proposal.
 * @param text the paragraph as printed
 * @returns the changed proposal, or what is wrong: a field that is not known, a value that cannot be read, a unit that the text contradicts
 */
export function applyEdit(proposal: Proposal, line: string, places: FindPlace, text: string): Proposal | string {
  const edited = edit(proposal, line, places);
  if (typeof edited === "string" || edited.unit === proposal.unit) return edited;
  const printed = toSimplified(text.slice(proposal.start, proposal.end));
  const told = findQuantities(printed)[0];
  const clause = toSimplified(text.slice(proposal.clause.start, proposal.clause.end));
  const isTold = clause.includes(edited.unit) || told === undefined || told.unit === "";
  return isTold ? edited : `原文是“${printed}”,没有说“${edited.unit}”`;
}

function edit(proposal: Proposal, line: string, places: FindPlace): Proposal | string {
  const figure = figureAlone(proposal, line.trim());
  if (figure !== null) return figure;
  let edited: Proposal = proposal;
  const parts = line.split(/[;\uFF1B]/u).map((part) => part.trim()).filter(Boolean);
  if (parts.length === 0) return "没有修改";
  for (const part of parts) {
    const [name = "", ...rest] = part.split(/[=\uFF1D]/u);
    const field = FIELDS[ENGLISH[name.trim()] ?? name.trim()];
    if (!field || rest.length === 0) return `看不懂“${part}”;写成 数值=120`;
    const next = field(edited, rest.join("=").trim(), places);
    if (typeof next === "string") return next;
    edited = next;
  }
  return edited;
}
