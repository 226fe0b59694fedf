import type { NamingFile } from "../../domain/naming.js";

/** What the unit of a figure says of its name. */
export interface UnitWords {
  /** 流转土地 + 亩 → 流转土地面积; a name that says its unit stays. */
  complete(name: string, unit: string): string;
  /** Whether the end of a name says what its unit measures: 面积 for 亩. */
  fits(name: string, unit: string): boolean;
  /** A name that only counts or measures, without a thing: 增加值, 人数. */
  isBare(name: string): boolean;
  /** One that may be of a thing told before: also 补助, 贷款. */
  isPart(name: string): boolean;
}

const COUNT = { suffix: "数", says: ["数", "数量", "总量", "总数", "量"] };

export function createUnitWords({ units, metrics }: NamingFile): UnitWords {
  const rows = new Map(units.flatMap((row) => row.units.map((unit) => [unit, row] as const)));
  const rowOf = (unit: string): { suffix: string; says: readonly string[] } =>
    rows.get(unit) ?? rows.get(unit.split("/")[0] ?? "") ?? COUNT;
  const fits = (name: string, unit: string): boolean =>
    rowOf(unit).says.some((end) => name.endsWith(end));
  const longest = (words: readonly string[]): string[] =>
    [...new Set(words)].sort((a, b) => b.length - a.length);
  const bare = longest(metrics);
  const parts = longest([...metrics, ...units.flatMap(({ says }) => says)]);
  return {
    fits,
    complete: (name, unit) =>
      name === "" || fits(name, unit) ? name : join(name, rowOf(unit).suffix),
    isBare: (name) => isMadeOf(name, bare),
    isPart: (name) => isMadeOf(name, parts),
  };
}

/** 居民 + 人数 → 居民人数, 老人 + 人数 → 老人数: a character is not said twice. */
function join(name: string, suffix: string): string {
  return suffix.length > 1 && name.endsWith(suffix[0] ?? "") ? name + suffix.slice(1) : name + suffix;
}

function isMadeOf(name: string, ends: readonly string[]): boolean {
  let rest = name;
  for (let end = ends.find((word) => rest.endsWith(word)); end; ) {
    rest = rest.slice(0, -end.length);
    end = rest === "" ? undefined : ends.find((word) => rest.endsWith(word));
  }
  return rest === "";
}
