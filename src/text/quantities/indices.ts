import type { ScannedNumeral } from "../numerals.js";

/** Measures that have no unit: an index, a coefficient, a ratio to one hundred. */
const INDEX = "(?:指数|系数|性别比|抚养比|容积率|净值|pH值|ph值|PMI|CPI|PPI|GPI|得分|均分|评分|综合分|负荷比|密度比|比值)";
const LINK = "(?:\\([^()]{1,24}\\))?(?:分别|大幅|进一步|约|仅|已)?(?:为|是|达到?|有|升至|降至|上升到|下降到|升到|降到|提高到|增至|回升至|回落至|报|录得|值)? ?";
const BEFORE_INDEX = new RegExp(`${INDEX}${LINK}$`, "u");
/** 性别比为111.3,较2010年下降6.8: the change of an index told in the same sentence. */
const CHANGED = new RegExp(`${INDEX}[^。;!?]{0,40}(?:下降|上升|提高|增加|回落|减少|降低)(?:了)? ?$`, "u");
const REACH = 48;

/** True where the bare number is the value of an index: "基尼系数为0.46". A change is told in decimals. */
export function isIndex(folded: string, at: number, { end, value, plain }: ScannedNumeral): boolean {
  if (/^[ ]?[\p{Script=Han}A-Za-z%‰\d:/-]/u.test(folded.slice(end, end + 2)) && !/^[至到和与]/u.test(folded.slice(end, end + 1))) return false;
  const ahead = folded.slice(Math.max(0, at - REACH), at);
  if (BEFORE_INDEX.test(ahead)) return !(plain && value >= 1900 && value <= 2100);
  return !plain && CHANGED.test(ahead);
}

const PARTS_BEFORE = /(?:比例|之比|比重|结构|占比|构成|配比)[^,，。;:!?\d]{0,12}(?<parts>(?:\d{1,3}(?:\.\d{1,2})?:){0,4})$/u;
const PARTS_BEHIND = /^(?::\d{1,3}(?:\.\d{1,2})?){0,4}(?![:\d])/u;
const colons = (text: string | undefined): number => text?.match(/:/gu)?.length ?? 0;

/** 比例为87:9:4: a part of a whole that is shared among three or more. */
export function isProportion(folded: string, at: number, { end }: ScannedNumeral): boolean {
  if (folded[end] !== ":" && folded[at - 1] !== ":") return false;
  const before = PARTS_BEFORE.exec(folded.slice(Math.max(0, at - REACH), at));
  const behind = PARTS_BEHIND.exec(folded.slice(end, end + REACH));
  return before !== null && behind !== null && colons(before.groups?.["parts"]) + colons(behind[0]) >= 2;
}
