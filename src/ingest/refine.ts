import type { Proposal } from "./types.js";
import { trimEnd } from "../text/trim.js";

/** The share of characters that two names have in common, 0–1. */
export function nameOverlap(a: string, b: string): number {
  const left = new Set(a);
  const right = new Set(b);
  const shared = [...left].filter((c) => right.has(c)).length;
  return shared === 0 ? 0 : shared / Math.min(left.size, right.size);
}

const sameFigure = (a: Proposal, b: Proposal): boolean => a.region.id === b.region.id && a.value === b.value && a.valueMax === b.valueMax && a.unit === b.unit && a.status === b.status;

const figures = ({ value }: Proposal): number => trimEnd(String(value), ".0").replace(/^0+|\./gu, "").length;
/** 19870 or 1.73 is hardly two things by chance; 3 or 100 may be. */
const distinctive = (proposal: Proposal): boolean => figures(proposal) >= 3;
/** 512 helped by the county and 512 by its enterprises are two facts: three figures need something in common. */
const unique = (proposal: Proposal): boolean => figures(proposal) >= 4;

const sameThing = (a: Proposal, b: Proposal): boolean =>
  unique(a) || (a.indicator.id !== null && a.indicator.id === b.indicator.id) || nameOverlap(a.indicator.name, b.indicator.name) >= 0.6;

/** A figure told again becomes one proposal with `also`; the first telling with a period keeps it. */
export function mergeRepeated(proposals: readonly Proposal[]): Proposal[] {
  const kept: Proposal[] = [];
  for (const next of proposals) {
    const twin = kept.find((one) => sameFigure(one, next) && one.subject === next.subject && (one.paragraph === next.paragraph ? one.indicator.name === next.indicator.name && distinctive(one) : sameThing(one, next)));
    if (!twin) {
      kept.push({ ...next, also: [...next.also], notes: [...next.notes] });
      continue;
    }
    if (next.paragraph !== twin.paragraph && !twin.also.includes(next.paragraph)) twin.also.push(next.paragraph);
    if (twin.period.text === "" && next.period.text !== "") twin.period = next.period;
  }
  return kept;
}

/** Two values for one thing, place, time and status are reported on both. */
export function noteContradictions(proposals: readonly Proposal[]): void {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const { indicator, region, subject, unit, period, status } = proposal;
    if (period.text === "" || proposal.qualifier !== "exact" || (indicator.id === null && indicator.name.length < 8)) continue;
    const key = [indicator.id ?? indicator.name, region.id, subject, unit, period.text, status].join("|");
    groups.set(key, [...(groups.get(key) ?? []), proposal]);
  }
  for (const group of groups.values()) {
    for (const proposal of group) {
      // "由11%降至1.23%" in one clause is a change
      const other = group.find(({ value, paragraph, clause }) => value !== proposal.value && (paragraph !== proposal.paragraph || clause.start !== proposal.clause.start));
      if (other) proposal.notes.push(`同一指标在第${other.paragraph}段另作${other.surface},两数不一。`);
    }
  }
}

/** What two figures must share to contradict each other across articles; null where the figure is too open for that. */
export function signatureOf({ indicator, region, subject, unit, period, status, qualifier }: Proposal): string | null {
  if (indicator.id === null || period.start === null || period.end === null || qualifier !== "exact" || subject !== null) return null;
  return [region.id, indicator.id, unit, period.start, period.end, status].join("|");
}

const CHANGE = /减|降|增|多|少|退出|脱贫|升/u;
const MOST = 40;

/** "13065 − 1375 = 11690": a stated change that two other figures of the paragraph bear out is noted with them. */
export function noteArithmetic(proposals: readonly Proposal[]): void {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const key = `${proposal.paragraph}|${proposal.region.id}|${proposal.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), proposal]);
  }
  for (const group of groups.values()) {
    if (group.length < 3 || group.length > MOST) continue;
    for (const change of group) if (change.value > 0 && CHANGE.test(change.indicator.name)) checkChange(change, group);
  }
}

function checkChange(change: Proposal, group: readonly Proposal[]): void {
  for (const from of group) {
    for (const to of group) {
      if (from === to || from === change || to === change || from.value <= to.value || to.value === 0) continue;
      if (!close(from.value - to.value, change.value)) continue;
      change.notes.push(`算术相符:${from.value}−${to.value}=${change.value}。`);
      return;
    }
  }
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-9;
