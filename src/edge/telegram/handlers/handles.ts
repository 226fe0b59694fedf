import { createHash } from "node:crypto";
import type { World } from "../../../domain/world.js";

/** Things of the world that buttons and links point at. */
export type Kind = "region" | "indicator" | "fact";

const known = new WeakMap<World, Record<Kind, Map<string, string>>>();

/** A short name for an id of any length, the same for ever: 8 characters of [A-Za-z0-9_-]. */
export function handleOf(id: string): string {
  return createHash("sha256").update(id).digest("base64url").slice(0, 8);
}

/** The id behind a handle; null when the world has none, or no longer. */
export function idOf(world: World, kind: Kind, handle: string | undefined): string | null {
  const index = known.get(world) ?? indexWorld(world);
  known.set(world, index);
  return index[kind].get(handle ?? "") ?? null;
}

function indexWorld(world: World): Record<Kind, Map<string, string>> {
  const index = (ids: Iterable<string>): Map<string, string> => new Map([...ids].map((id) => [handleOf(id), id]));
  return { region: index(world.regions.keys()), indicator: index(world.indicators.keys()), fact: index(world.facts.map(({ id }) => id)) };
}
