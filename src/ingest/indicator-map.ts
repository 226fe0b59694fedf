import type { Indicator } from "../domain/indicator.js";

/** Finds the known indicator that a noun phrase means. */
export interface IndicatorMap {
  /**
   * @param phrase the proposed name, simplified
   * @param context the words around the figure
   * @returns the best indicator of a fitting unit, or null when none is near enough
   */
  find(phrase: string, context: string, unit: string): Indicator | null;
}

interface Entry {
  indicator: Indicator;
  bigrams: ReadonlySet<string>;
  text: string;
  isName: boolean;
}

const FAMILY: Record<string, string> = { 名: "人", 位: "人", 千米: "公里", 家: "个", 支: "个", 所: "个", 处: "个", 座: "个", 项: "个", 场: "场次", 场次: "场次", 种: "个", 户次: "户", 条: "个" };
const familyOf = (unit: string): string => FAMILY[unit] ?? unit;
const ENOUGH = 0.64;

function bigramsOf(text: string): Set<string> {
  const out = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) out.add(text.slice(i, i + 2));
  return out;
}

export function createIndicatorMap(indicators: readonly Indicator[]): IndicatorMap {
  const entries: Entry[] = [];
  const byBigram = new Map<string, number[]>();
  for (const indicator of indicators) {
    for (const [i, text] of [indicator.name, ...indicator.aliases].entries()) {
      const bigrams = bigramsOf(text);
      const at = entries.push({ indicator, bigrams, text, isName: i === 0 }) - 1;
      for (const bigram of bigrams) {
        const list = byBigram.get(bigram);
        if (list) list.push(at);
        else byBigram.set(bigram, [at]);
      }
    }
  }
  return {
    find(phrase, context, unit) {
      const wanted = bigramsOf(phrase);
      if (wanted.size === 0) return null;
      const shared = new Map<number, number>();
      for (const bigram of wanted) for (const at of byBigram.get(bigram) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      let best: { score: number; indicator: Indicator } | null = null;
      for (const [at, count] of shared) {
        const entry = entries[at];
        if (!entry || familyOf(entry.indicator.unit) !== familyOf(unit)) continue;
        const dice = (2 * count) / (wanted.size + entry.bigrams.size);
        const inContext = entry.text.length >= 4 && context.includes(entry.text) ? 0.15 : 0;
        const score = dice + inContext + (entry.isName ? 0.05 : 0) + (entry.indicator.unit === unit ? 0.03 : 0);
        if (!best || score > best.score) best = { score, indicator: entry.indicator };
      }
      return best && best.score >= ENOUGH ? best.indicator : null;
    },
  };
}
