import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import { NATION } from "../../domain/region.js";
import type { Hit } from "../facts/search.js";
import { newness } from "../facts/period-fit.js";
import type { Finder } from "./context.js";

/** Hits within this of the best may be meant too. */
const SPREAD = 0.12;

/** No region is named and several have such a figure: ask which one. */
export function clarifyRegions(f: Finder, hits: Hit[], top: Hit): Finding | null {
  const meant = hits.filter((h) => h.total >= top.total - SPREAD && (h.fact.indicator === top.fact.indicator || h.cover >= top.cover - 0.02));
  const byRegion = new Map<string, Fact>();
  for (const h of meant) {
    const old = byRegion.get(h.fact.region);
    if (!old || (old.indicator === h.fact.indicator && old.status === h.fact.status && newness(h.fact, f.world) > newness(old, f.world))) byRegion.set(h.fact.region, h.fact);
  }
  if (byRegion.size < 2) return null;
  const reviewed = [...byRegion.values()].some(({ origin }) => origin !== "machine");
  if (byRegion.has(NATION.id) && !reviewed) return null; // who names no place means the nation where it is told of
  const read = [...byRegion.values()].filter((x) => x.origin === "machine"); // one figure, read under two places
  if (read.length === byRegion.size && new Set(read.map((x) => `${x.value}|${x.unit}`)).size < 2) return null;
  const facts = [...byRegion.values()].slice(0, 8);
  return { kind: "clarify", by: "region", facts, places: facts.map((x) => x.region), options: facts.map((x) => optionFor(f, x)) };
}

/** A question that asks for exactly this fact. */
export function optionFor(f: Finder, fact: Fact): { label: string; ask: string } {
  const region = f.world.regions.get(fact.region)?.short ?? "";
  const indicator = f.world.indicators.get(fact.indicator)?.name ?? "";
  const plan = fact.status === "planned" ? "计划" : "";
  const when = /^\d{4}年/u.test(fact.period.text) ? fact.period.text : "";
  const who = fact.subject && f.world.regions.get(fact.region)?.short !== fact.subject ? fact.subject : "";
  return { label: `${region}${who}${when}${plan}${indicator}`, ask: `${region}${who}${when}${plan}${indicator}是多少?` };
}
