import { GAP, SENTENCE_END, isRun, toUnits } from "./units.js";
import type { Matches } from "./match.js";
import type { Question } from "./question.js";

const among = (characters: string): Set<number> => new Set(toUnits(characters));
const NUMERALS = among("零一二两三四五六七八九十百千万亿半");
const OF_DATES = among("年月日世纪朝代季初末");
const OF_PLACES = among("国省市县区州城镇乡村岛山河湖海洲港路街");
const SURNAMES = among(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤",
);
const OF_FOREIGN_NAMES = among("尔斯特克德拉夫森");

/** 1 when what the question asks for stands in the best sentence or the one beside it and is not the question's own; else 0. */
export function expectedStands(question: Question, matches: Matches, sentence: number): number {
  if (question.expect === null) return 0;
  const asked = new Set(question.units);
  let current = 0;
  const { units } = matches;
  for (let i = 0; i < units.length && current <= sentence + 1; i++) {
    const unit = units[i] ?? GAP;
    if (unit === SENTENCE_END) current++;
    else if (current >= sentence - 1 && !asked.has(unit) && fits(question, unit, units[i + 1] ?? GAP)) return 1;
  }
  return 0;
}

function fits({ expect, measure }: Question, unit: number, next: number): boolean {
  const number = isRun(unit) || NUMERALS.has(unit);
  switch (expect) {
    case "number":
      return number && (measure === 0 || next === measure || NUMERALS.has(next) || isRun(next));
    case "date":
      return number && OF_DATES.has(next);
    case "place":
      return OF_PLACES.has(unit);
    case "person":
      return (SURNAMES.has(unit) && next > SENTENCE_END) || OF_FOREIGN_NAMES.has(unit);
    case null:
      return false;
    default:
      return expect satisfies never;
  }
}
