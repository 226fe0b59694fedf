import type { Claim, MeasureAsk, Threshold } from "../domain/understanding.js";
import { findQuantities } from "../text/quantities/index.js";
import { Trie } from "../text/trie.js";

/** A number with its unit that stands in the question. */
export interface AmountSpan {
  start: number;
  end: number;
  value: number;
  valueMax: number | null;
  unit: string;
  surface: string;
}

type Op = Threshold["op"];
const before = new Trie<Op>();
const after = new Trie<Op>();
const up = new Trie<"up" | "down">();
for (const w of ["低于", "少于", "小于", "不到", "不足", "未达到", "没到", "below", "under", "less than", "fewer than", "lower than", "低过", "少过"]) before.add(w, "<");
for (const w of ["不超过", "不高于", "不多于", "至多", "最多", "at most", "no more than", "up to"]) before.add(w, "<=");
for (const w of ["高于", "超过", "大于", "多于", "超出", "above", "over", "more than", "higher than", "greater than", "exceeding", "exceeds", "高过", "多过", "大过"]) before.add(w, ">");
for (const w of ["不低于", "不少于", "不小于", "至少", "最少", "达到", "at least", "no less than"]) before.add(w, ">=");
for (const w of ["以下", "以内", "之下"]) after.add(w, "<");
for (const w of ["以上", "之上"]) after.add(w, ">=");
for (const w of ["升到", "上升到", "升至", "增加到", "增至", "涨到", "提高到", "反弹到", "回升到", "增长到", "rose to", "risen to", "increased to", "rise to"]) up.add(w, "up");
for (const w of ["降到", "下降到", "降至", "减到", "减至", "减少到", "跌到", "降低到", "fell to", "fallen to", "dropped to", "decreased to"]) up.add(w, "down");

/** The quantities of a question, without what is a period or a measure that is asked for. */
export function findAmounts(text: string, taken: { start: number; end: number }[]): AmountSpan[] {
  if (!/[\d%零一二两三四五六七八九十百千万半]/u.test(text)) return [];
  return findQuantities(text)
    .filter((q) => /\d|%/u.test(q.surface) || q.value >= 100 || q.unit === "%")
    .filter((q) => !taken.some((t) => q.start < t.end && t.start < q.end))
    .map(({ start, end, value, valueMax, unit, surface }) => ({ start, end, value, valueMax, unit, surface }));
}

/** The bound that a question sets: 低于2%, 10万以上, between. */
export function findThreshold(text: string, amounts: AmountSpan[]): Threshold | null {
  for (const a of amounts) {
    const op = endingAt(before, text, a.start) ?? startingIn(before, text, a.start) ?? after.longestAt(text, a.end)?.value ?? endingAt(after, text, a.end);
    if (op) return { op, value: a.value, valueMax: a.valueMax, unit: a.unit };
  }
  return null;
}

function endingAt<T>(trie: Trie<T>, text: string, end: number): T | null {
  for (let start = Math.max(0, end - 14); start < end; start++) {
    const m = trie.at(text, start).find((x) => x.end === end || text.slice(x.end, end).trim() === "");
    if (m) return m.value;
  }
  return null;
}

/** The quantity finder may have taken the bound word into its span (不足2%). */
function startingIn<T>(trie: Trie<T>, text: string, start: number): T | null {
  return trie.longestAt(text, start)?.value ?? null;
}

/** A number that the question holds to be true: 升到了5%, 是不是8000户. */
export function findClaim(text: string, amounts: AmountSpan[], measures: MeasureAsk[]): Claim | null {
  const direction = up.findAll(text)[0]?.value ?? null;
  const a = amounts[0];
  if (!a || (measures.length > 0 && direction === null)) return null;
  return { value: a.value, unit: a.unit, surface: text.slice(a.start, a.end), direction };
}

const RISE = /(?:上升|升高|升了|增加了|增长了|上涨|涨了|反弹|回升|变高|变多|多了|gone up|going up|went up|rise|rose|increas|went up|grow|grew)/u;
const FALL = /(?:下降|降低|降了|减少|下跌|跌了|变低|变少|少了|fall|fell|declin|decreas|drop)/u;

const WHETHER = /吗|么[??]?$|没有|是不是|是否|了没|吧|对不对|真的|\b(?:did|has|have|is|true|does)\b/u;

/** Which way the question asks whether a figure went; null when it does not ask whether. */
export function findDirection(text: string): "up" | "down" | null {
  if (!WHETHER.test(text)) return null;
  const to = up.findAll(text)[0]?.value;
  if (to !== undefined) return to; // 是不是增加到3万了
  if (RISE.test(text)) return "up";
  return FALL.test(text) ? "down" : null;
}
