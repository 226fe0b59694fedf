import { scanNumeral } from "../numerals.js";
import type { Quantity } from "./quantity.js";

type Found = Omit<Quantity, "surface">;

/** Figures that are told without a numeral and its measure word. Each row is tried where its trigger character stands. */
interface SpecialRule {
  name: string;
  trigger: string;
  pattern: RegExp; // sticky
  production: (match: RegExpExecArray, folded: string) => Pick<Quantity, "value" | "unit"> | null;
}

const NUMERAL = "(?:\\d{1,5}|[一二三四五六七八九十百]{1,5})";

/** Rates and shares fall to zero per cent, all else to no person. */
function unitOfZero(folded: string, at: number): string {
  const clause = /[^,，。;:!?]*$/u.exec(folded.slice(Math.max(0, at - 24), at))?.[0] ?? "";
  if (/率|比例|比重|占比|覆盖面/u.test(clause)) return "%";
  if (/贫困村|村/u.test(clause) && !/户|人/u.test(clause)) return "个";
  if (/户/u.test(clause) && !/人/u.test(clause)) return "户";
  // "118户…问题,…销号清零": the unit counted before in the sentence
  const counted = /^[\s\S]*\d(户|个|处|人|名|件|条|项)/u.exec(folded.slice(Math.max(0, at - 70), at));
  return counted?.[1]?.replace("名", "人") ?? "人";
}

function rank(text: string): number | null {
  const found = scanNumeral(text, 0);
  return found && found.end === text.length && Number.isInteger(found.value) ? found.value : null;
}

const SPECIAL_RULES: readonly SpecialRule[] = [
  {
    name: "zero",
    trigger: "降减归清为实动保销全",
    pattern: /(?:下?降(?:为|至|到|成)?|减(?:少)?(?:为|至|到)?|归|销号清|全部清|全面清|为|保持|实现)零(?=[,，。;:!?、”"」)的\s]|$|增长|新增|辍学|失学|上访|事故|漏助|感染)(?!距离|门槛|跑腿)/uy,
    production: (m, folded) => (/^(?:实现|保持)/u.test(m[0]) && !/零(?:辍学|失学|漏助|新增|感染)/u.test(folded.slice(m.index, m.index + 6)) ? null : { value: 0, unit: unitOfZero(folded, m.index) }),
  },
  { name: "zero", trigger: "零", pattern: /零(?:漏助|辍学|失学|返贫|新增|感染|死亡|伤亡|漏保|遗漏|漏网)(?!的)/uy, production: () => ({ value: 0, unit: "人" }) },
  { name: "none", trigger: "无没未", pattern: /(?:无|没有|未有|未漏)一(?<unit>人|例|户|名|起|个|宗)/uy, production: (m) => ({ value: 0, unit: m.groups?.["unit"] ?? "人" }) },
  {
    name: "none left behind",
    trigger: "不",
    pattern: /不(?:让|落下|漏|落|使)一(?<unit>个|名|人|户)[\p{Script=Han}]{0,8}?(?:失学|辍学|掉队|返贫|落下)/uy,
    production: (m) => ({ value: 0, unit: /[户]/u.test(m[0]) ? "户" : "人" }),
  },
  {
    name: "rank",
    trigger: "第",
    pattern: new RegExp(`第 ?(?<n>${NUMERAL}) ?(?<unit>位|名)(?!一体|书记)`, "uy"),
    production: (m) => withRank(m, "位"), // 第二名 and 第二位 are one
  },
];

function withRank(match: RegExpExecArray, unit: string): Pick<Quantity, "value" | "unit"> | null {
  const value = rank(match.groups?.["n"] ?? "");
  return value === null ? null : { value, unit };
}

const RANKED = /(?:排名|排在?|位居|位列|居|列|名列|跃居|跃升至|跃至|升至|上升到|稳居|领跑)[^,，。;:!?第]{0,8}$|(?:全[国省市县区州旗球]|世界|亚洲|国内|西部|中部)$/u;
const BARE_RANK = new RegExp(`第 ?(?<n>${NUMERAL})(?=[,，。;!?、)”"\\s]|$|且|并)`, "uy");

/** "居全省第3", "排名全市第一": a rank without 位 or 名. */
function bareRank(folded: string, at: number): Found | null {
  if (folded[at] !== "第" || !RANKED.test(folded.slice(Math.max(0, at - 14), at))) return null;
  BARE_RANK.lastIndex = at;
  const match = BARE_RANK.exec(folded);
  const read = match && withRank(match, "位");
  return match && read ? { start: at, end: at + match[0].length, ...read, valueMax: null, qualifier: "exact", rule: "rank" } : null;
}

export const TRIGGERS = new Set(SPECIAL_RULES.flatMap((rule) => [...rule.trigger]));

/** A figure of a special rule that begins at `at`. */
export function specialAt(folded: string, at: number): Found | null {
  const c = folded[at] ?? "";
  for (const rule of SPECIAL_RULES) {
    if (!rule.trigger.includes(c)) continue;
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(folded);
    const read = match && rule.production(match, folded);
    if (match && read) return { start: at, end: at + match[0].length, ...read, valueMax: null, qualifier: "exact", rule: rule.name };
  }
  return bareRank(folded, at);
}
