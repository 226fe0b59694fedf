const UNITS: Record<string, [string, string]> = {
  人: ["people", "person"], 名: ["people", "person"], 位: ["", ""], 户: ["households", "household"], 户次: ["household-times", "household-time"], 人次: ["person-times", "person-time"],
  亩: ["mu", "mu"], 公里: ["km", "km"], 千米: ["km", "km"], 平方公里: ["km²", "km²"], 元: ["yuan", "yuan"], 倍: ["times", "time"], 头: ["head", "head"], 羽: ["birds", "bird"], 吨: ["tons", "ton"], 担: ["dan", "dan"],
  年: ["years", "year"], 月: ["months", "month"], 个月: ["months", "month"], 次: ["times", "time"], 场: ["sessions", "session"], 场次: ["sessions", "session"], 期: ["terms", "term"], 百分点: ["percentage points", "percentage point"],
  家: ["", ""], 个: ["", ""], 项: ["items", "item"], 种: ["kinds", "kind"], 支: ["teams", "team"], 张: ["", ""], 套: ["units", "unit"], 台: ["", ""], 座: ["", ""], 处: ["", ""], 口: ["", ""], 所: ["", ""], 条: ["", ""], 份: ["", ""], "%": ["%", "%"],
  天: ["days", "day"], 类: ["groups", "group"], 级: ["levels", "level"], 面: ["flags", "flag"], 件: ["matters", "matter"], 地: ["places", "place"], 元每斤: ["yuan per jin", "yuan per jin"], MW: ["MW", "MW"],
};

/** 户 → "households" ("household" for one); "" for bare counts; the unit itself when English has no usual word. */
export function unitEn(unit: string, count = 2): string {
  const row = UNITS[unit];
  return row ? row[count === 1 ? 1 : 0] : unit;
}

const PERIOD_RULES: { name: string; pattern: RegExp; say: (m: RegExpExecArray) => string }[] = [
  { name: "since", pattern: /^(\d{4})年以来$/u, say: (m) => `since ${m[1]}` },
  { name: "end of year", pattern: /^(\d{4})年底$/u, say: (m) => `end of ${m[1]}` },
  { name: "year", pattern: /^(\d{4})年度?$/u, say: (m) => `${m[1]}` },
  { name: "first quarters", pattern: /^(\d{4})年前三季度$/u, say: (m) => `first three quarters of ${m[1]}` },
  { name: "as of month", pattern: /^截至(\d{4})年(\d{1,2})月/u, say: (m) => `as of ${m[1]}-${(m[2] ?? "").padStart(2, "0")}` },
  { name: "as of year", pattern: /^截至(\d{4})年/u, say: (m) => `as of ${m[1]}` },
  { name: "years", pattern: /^(\d{4})年?[至到—–-](\d{4})年/u, say: (m) => `${m[1]}–${m[2]}` },
  { name: "two years", pattern: /^(\d{4})年和(\d{4})年$/u, say: (m) => `${m[1]} and ${m[2]}` },
  { name: "by the end of a month", pattern: /^(\d{4})年(\d{1,2})月底前$/u, say: (m) => `by the end of ${m[1]}-${(m[2] ?? "").padStart(2, "0")}` },
  { name: "month", pattern: /^(\d{4})年(\d{1,2})月$/u, say: (m) => `${m[1]}-${(m[2] ?? "").padStart(2, "0")}` },
  { name: "next step", pattern: /^下一步$/u, say: () => "next step, no date given" },
  { name: "within years", pattern: /^(\d)年内$/u, say: (m) => `within ${m[1]} years` },
  { name: "recent years", pattern: /^近年来$/u, say: () => "in recent years" },
  { name: "over two years", pattern: /^两年间$/u, say: () => "over two years" },
  { name: "five years", pattern: /^五年间\((\d{4})年至(\d{4})年底\)$/u, say: (m) => `over five years, ${m[1]} to the end of ${m[2]}` },
  { name: "start of five years", pattern: /^(\d{4})年\(五年间的起点\)$/u, say: (m) => `${m[1]}, the start of the five years` },
  { name: "after Spring Festival", pattern: /^(\d{4})年春节后$/u, say: (m) => `after the Spring Festival of ${m[1]}` },
  { name: "from Mid-Autumn", pattern: /^(\d{4})年中秋节后至12月底$/u, say: (m) => `from the Mid-Autumn Festival to the end of ${m[1]}` },
  { name: "day", pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u, say: (m) => `${m[1]}-${(m[2] ?? "").padStart(2, "0")}-${(m[3] ?? "").padStart(2, "0")}` },
];

/** "2017年底" → "end of 2017"; what no rule knows stays as it is. */
export function periodEn(text: string): string {
  for (const { pattern, say } of PERIOD_RULES) {
    const m = pattern.exec(text);
    if (m) return say(m);
  }
  return text;
}
