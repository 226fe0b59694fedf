import type { Span } from "./terms.js";

/** Longer questions are cut: what people ask stands at the start or the end. */
const LONGEST = 600;

/** The beginning and the end of a long question. */
export function clip(question: string): string {
  return question.length <= LONGEST ? question : `${question.slice(0, LONGEST / 2)} ${question.slice(-LONGEST / 2)}`;
}

const TAG = /<\/?[a-z][^<>]{0,80}>|&[a-z]{2,6};/giu;
/** Blanks set between Han characters: 建 档 立 卡. */
const SPACED = /(\p{Script=Han}) (?=\p{Script=Han} |\p{Script=Han}(?:$|[^\p{Script=Han}]))/gu;

/** Tags, entities and spaced-out characters removed. */
export function withoutMarkup(question: string): string {
  return question.replace(TAG, " ").replace(/\s+/gu, " ").replace(SPACED, "$1");
}

/** 一八年 → 2018年 */
const SHORT_YEAR = /(^|[^零〇一二三四五六七八九十百千\d])([一二])([零〇一二三四五六七八九])年(?=[底末的度,,前后]|\p{Script=Han})/gu;
/** 巴州2017要退几个村: a year without its word, before no measure. */
const BARE_YEAR = /(\p{Script=Han}|^|\p{Script=Han} )((?:19|20)\d\d)(?=$|[ ,,。?!的]|(?![年户人个名亩元万亿余多米公里头张家支项种套次位座处口台所条份吨担只羽])\p{Script=Han})/gu;

/** Years in full: 一八年, a bare 2017. */
export function longYears(text: string): string {
  return text.replace(BARE_YEAR, "$1$2年").replace(SHORT_YEAR, (_, before: string, ten: string, one: string) => `${before}20${"零一二".indexOf(ten)}${Math.max(0, "零一二三四五六七八九".indexOf(one))}年`);
}

/** How a clause says that something is not meant: 家庭农场不算; 不算改扩建的, 不是结对的那些; 除了总方案以外. */
const EXCLUDED = [
  /(?:^|[,，。;；?？!！])(?<said>[^,，。;；?？!！]{1,14}(?:不算|不计|唔计|唔算|唔包|不包括|不含|不要|除外))(?=[,，。;；?？!！]|$)/gu,
  /(?:^|[,，。;；?？!！ (（])(?:注意|但是?|可)?(?<said>(?:不是|不算|不含|不包括|不计|别算|唔计|唔算)[^,，。;；?？!！]{2,12})(?=[,，。;；?？!！)）]|$)/gu,
  /(?<said>除了?[^,，。;；?？!！]{1,12}(?:以外|之外|外|,|，))/gu,
];

/** 家庭农场不算, 除了总方案以外: what a question says it does not ask for. */
export function leftOut(text: string): Span[] {
  return EXCLUDED.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((m) => {
      const said = m.groups?.["said"] ?? "";
      const start = m.index + m[0].indexOf(said);
      return { start, end: start + said.length };
    }),
  );
}
