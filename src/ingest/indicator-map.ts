import type { Indicator } from "../domain/indicator.js";

/** Finds the known indicator that a noun phrase means. */
export interface IndicatorMap {
  /**
   * A name means an indicator when it says the same: no word more (农业企业 is no 企业), none less, none other (果园 is
   * no 茶园), in whatever order; in doubt a figure keeps the name that its article gives it.
   * @param phrase the proposed name, simplified
   * @returns the indicator of a fitting unit, or null
   */
  find(phrase: string, unit: string): Indicator | null;
}

/** Units by which one thing may be counted. */
const FAMILY: Record<string, string> = {
  名: "人", 位: "人", 千米: "公里", 家: "个", 支: "个", 所: "个", 处: "个", 座: "个", 项: "个",
  场: "场次", 种: "个", 户次: "户", 条: "个",
};
/** Says only that something is counted: 退出的贫困村总数 is 退出贫困村数. */
const COUNTING = /的|总(?!人口|产值|投资|收入|体)|(?:人数|户数|数量|个数|数|金额|里程|比例|占比)$/gu;

export function createIndicatorMap(indicators: readonly Indicator[]): IndicatorMap {
  const byMeaning = new Map<string, Indicator>();
  for (const indicator of indicators) {
    for (const name of [indicator.name, ...indicator.aliases.filter((one) => !isShorter(one, indicator.name))]) {
      const key = meaningOf(name, indicator.unit);
      if (!byMeaning.has(key)) byMeaning.set(key, indicator);
    }
  }
  return { find: (phrase, unit) => byMeaning.get(meaningOf(phrase, unit)) ?? null };
}

/** 带动就业人数 for 创业带动就业人数: as people shorten it, and wider than it. */
const isShorter = (alias: string, name: string): boolean =>
  alias.length < name.length && [...alias].every((character) => name.includes(character));

/** The characters of a name without those that only count, in order, and how it is counted. */
function meaningOf(name: string, unit: string): string {
  const bare = name.replace(COUNTING, "");
  return `${FAMILY[unit] ?? unit}|${[...(bare === "" ? name : bare)].sort().join("")}`;
}
