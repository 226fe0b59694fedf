import type { World } from "../../../domain/world.js";
import { isWithin } from "../../../domain/world.js";
import { normalise } from "../../../text/normalise.js";
import { factsOf } from "./facts.js";

/** What a name may mean. */
export interface Named {
  kind: "region" | "indicator";
  id: string;
}

interface Entry extends Named {
  names: string[]; // normalised
}

const kept = new WeakMap<World, Entry[]>();

/** All names of regions and indicators that have facts, normalised. */
export function entriesOf(world: World): Entry[] {
  const known = kept.get(world);
  if (known !== undefined) return known;
  const { byRegion, byIndicator } = factsOf(world);
  const unique = (names: string[]): string[] => [...new Set(names.map(bare))].filter((name) => name !== "");
  const entries: Entry[] = [
    ...[...world.regions.values()].filter(({ id }) => byRegion.has(id)).map((r): Entry => ({ kind: "region", id: r.id, names: unique([r.name, r.short, ...r.aliases, r.en, ...r.enAliases]) })),
    ...[...world.indicators.values()].filter(({ id }) => byIndicator.has(id)).map((i): Entry => ({ kind: "indicator", id: i.id, names: unique([i.name, ...i.aliases, i.en, ...i.enAliases]) })),
  ];
  kept.set(world, entries);
  return entries;
}

/** A name without blanks and marks, in simplified lower case: "Weng'an County" → "wengancounty". */
export function bare(name: string): string {
  return normalise(name).toLowerCase().replace(/[\s\p{P}\p{S}]/gu, "");
}

/**
 * What a name means: exactly, else what it is a part of.
 * @returns the best first, at most `most`; of regions of one name the one that holds the others
 */
export function resolveName(world: World, name: string, most = 8): Named[] {
  const wanted = bare(name);
  if (wanted === "") return [];
  const entries = entriesOf(world);
  const exact = entries.filter(({ names }) => names.includes(wanted));
  const found = exact.length > 0 ? exact : entries.filter(({ names }) => wanted.length > 1 && names.some((known) => known.includes(wanted)));
  const outer = found.filter((entry) => entry.kind !== "region" || !found.some((other) => other.kind === "region" && other.id !== entry.id && isWithin(world, entry.id, other.id)));
  return outer.map(({ kind, id }) => ({ kind, id })).slice(0, most);
}

const BETWEEN = /[\s,，、;；和与跟同]+/u;

/** What a row of names means, "开州 瓮安", "开州和瓮安 贫困发生率"; null when one of them is no name alone. */
export function namesIn(world: World, text: string): Named[] | null {
  const whole = resolveExactly(world, text);
  if (whole !== undefined) return [whole];
  const found = text.split(BETWEEN).filter((part) => part !== "").map((part) => resolveExactly(world, part));
  return found.every((named) => named !== undefined) ? found : null;
}

function resolveExactly(world: World, name: string): Named | undefined {
  const wanted = bare(name);
  const exact = entriesOf(world).filter(({ names }) => names.includes(wanted)).map(({ id }) => id);
  return resolveName(world, name).find(({ id }) => exact.includes(id));
}
