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

/** Words that make another thing of a name: 人均收入 is no 收入, 培训人数 no 务工人数. One says it, the other must. */
const TELLING =
  "人均 户均 扶持 带动 包联 结对 解决 务工 新增 新建 减少 增加 增长 增幅 降幅 涨幅 培训 搬迁 改造 流转 资助 救助 救治 占比 剩余 脱贫 退出 出栏 存栏 竣工 整改 结算 培育 惠及 率 城镇 农村 小学 幼儿园 计划 目标 补偿 自来水 户籍 常住 老年 残疾".split(" ");
/** Below this share of common characters a phrase and an indicator's name are two things. */
const ALIKE = 0.2;

const sameSense = (phrase: string, context: string, { name, aliases }: Indicator): boolean =>
  TELLING.every((word) => (phrase.includes(word) ? name.includes(word) || aliases.some((one) => one.includes(word)) : !name.includes(word) || context.includes(word)));

/** The share of a name's characters that the text itself brings: 自筹资金 is no 整合财政涉农资金. */
const COVERED = 0.4;
const covered = (name: string, text: string): number => [...name].filter((c) => text.includes(c)).length / name.length;

function alike(a: string, b: string): number {
  const [left, right] = [new Set(a), new Set(b)];
  return (2 * [...left].filter((c) => right.has(c)).length) / (left.size + right.size);
}

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
        if (score < ENOUGH || (best && score <= best.score)) continue; // the cheap question first
        if (!sameSense(phrase, context, entry.indicator) || covered(entry.indicator.name, phrase + context) < COVERED) continue;
        if (alike(phrase, entry.indicator.name) < ALIKE && phrase !== entry.text) continue;
        best = { score, indicator: entry.indicator };
      }
      return best?.indicator ?? null;
    },
  };
}
