import { toSimplified } from "../text/script.js";
import { trimEnd } from "../text/trim.js";
import type { Paragraph, Proposal } from "./types.js";

/** The share of characters that two names have in common, 0–1. */
export function nameOverlap(a: string, b: string): number {
  const left = new Set(a);
  const right = new Set(b);
  const shared = [...left].filter((c) => right.has(c)).length;
  return shared === 0 ? 0 : shared / Math.min(left.size, right.size);
}

const figureOf = ({ region, value, valueMax, unit, status, subject }: Proposal): string => [region.id, value, valueMax, unit, status, subject].join("|");

const figures = ({ value }: Proposal): number => trimEnd(String(value), ".0").replace(/^0+|\./gu, "").length;
/** 19870 or 1.73 is hardly two things by chance; 3 or 100 may be. */
const distinctive = (proposal: Proposal): boolean => figures(proposal) >= 3;
/** Four figures are told again sooner than met by chance; 512 of one thing and 512 of another need a name in common. */
const unique = (proposal: Proposal): boolean => figures(proposal) >= 4;

/** 2150 helped by the county and 2150 by its enterprises are two facts, whatever the length of the figure. */
function sameThing(a: Proposal, b: Proposal, paragraphs: readonly Paragraph[]): boolean {
  if (a.indicator.id !== null && b.indicator.id !== null && a.indicator.id !== b.indicator.id) return false;
  const alike = (a.indicator.id !== null && a.indicator.id === b.indicator.id) || nameOverlap(a.indicator.name, b.indicator.name) >= (unique(a) ? LIKE_ENOUGH : 0.6);
  return alike && (actorsOf(a, paragraphs) === actorsOf(b, paragraphs) || (unique(a) && a.indicator.name === b.indicator.name));
}

const LIKE_ENOUGH = 0.25;
/** Of one figure so many tellings at most are held against a new one. */
const MOST_LIKE = 32;

/** Those who act beside a region's government; a figure of theirs is no figure of all. */
const ACTORS = /企业|公司|合作社|协会|基金会|商会|社会组织|志愿者|帮扶单位|驻村工作队|高校|医院|银行/gu;

/** Who acts in the sentence that a figure stands in, up to it: "企业". */
function actorsOf({ paragraph, start, clause }: Proposal, paragraphs: readonly Paragraph[]): string {
  const text = toSimplified(paragraphs[paragraph - 1]?.text.slice(Math.max(0, Math.min(clause.start, start - 60)), start) ?? "");
  const sentence = text.slice(Math.max(...["。", "；", ";", "！", "？"].map((mark) => text.lastIndexOf(mark))) + 1);
  return [...new Set(sentence.match(ACTORS))].sort().join();
}

/** A figure told again becomes one proposal with `also`; the first telling with a period keeps it. */
export function mergeRepeated(proposals: readonly Proposal[], paragraphs: readonly Paragraph[]): Proposal[] {
  const kept: Proposal[] = [];
  const byFigure = new Map<string, Proposal[]>();
  for (const next of proposals) {
    const figure = figureOf(next);
    const same = byFigure.get(figure) ?? [];
    const twin = same.find((one) => (one.paragraph === next.paragraph ? one.indicator.name === next.indicator.name && distinctive(one) : sameThing(one, next, paragraphs)));
    if (!twin) {
      const first = { ...next, also: [...next.also], notes: [...next.notes] };
      kept.push(first);
      if (same.length < MOST_LIKE) same.push(first);
      byFigure.set(figure, same);
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
    const group = groups.get(key) ?? [];
    group.push(proposal);
    groups.set(key, group);
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
    const group = groups.get(key) ?? [];
    group.push(proposal);
    groups.set(key, group);
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
