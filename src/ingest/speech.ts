import type { Span } from "../text/sentences.js";

/** A quotation that a clause stands in. */
export interface Speech {
  start: number; // of the opening mark
  end: number; // of the closing mark
}

const REACH = 300; // characters of a quotation that a figure may stand in
const BEHIND = 44; // characters behind it that may name its speaker

/** The quotation around the end of a clause, or null. */
export function speechAround(folded: string, clause: Span): Speech | null {
  const from = Math.max(0, clause.start - REACH);
  const before = folded.slice(from, clause.end - 1);
  const open = Math.max(before.lastIndexOf("“"), before.lastIndexOf("「"));
  if (open < 0 || Math.max(before.lastIndexOf("”"), before.lastIndexOf("」")) > open) return null;
  const rest = folded.slice(clause.end - 1, clause.end + REACH);
  const close = rest.search(/[”」]/u);
  if (close < 0 || /[“「]/u.test(rest.slice(0, close))) return null;
  return { start: from + open, end: clause.end - 1 + close };
}

const SAYS = "(?:说|介绍|告诉|表示|透露|坦言|笑着|高兴|算|感慨)";
const OF_FIRM = new RegExp(`(?<name>[\\p{Script=Han}]{2,14}?(?:有限公司|公司|集团|合作社|工厂|加工厂|机械厂|食品厂|茶厂|酒厂|厂|农场|学校|医院))(?:的)?(?:党委书记|副总经理|总经理|董事长|厂长|副厂长|经理|负责人|理事长|老板|场长|校长|院长)[\\p{Script=Han}·]{0,8}?${SAYS}`, "u");
const OF_PERSON = new RegExp(`(?:村民|护路员|护林员|社员|农民|牧民|居民|贫困户|脱贫户|种植户|养殖户|大户|果农|菜农|茶农|工人|学员|店主|老板)(?<name>[\\p{Script=Han}·]{2,8}?)(?:高兴地|笑着|激动地|开心地)?${SAYS}`, "u");
const OURS = /我们(?!村|镇|县|乡|市)|我[厂司]|公司|企业|厂里/u;
const MINE = /我(?![们国县市省区镇乡村])|自己|家里/u;

/** “我们企业三天就拿到了贷款。”某厂厂长说: whose figures a speech tells, by the words right behind it. */
export function speakerOf(folded: string, clause: Span): { name: string; person: boolean } | null {
  const speech = speechAround(folded, clause);
  if (speech === null) return null;
  const said = folded.slice(speech.start, speech.end);
  const behind = folded.slice(speech.end + 1, speech.end + 1 + BEHIND).split(/[。!?“「]/u)[0] ?? "";
  const firm = OURS.test(said) ? OF_FIRM.exec(behind.split(/[,，]/u).at(-1) ?? "")?.groups?.["name"] : undefined;
  if (firm !== undefined) return { name: firm, person: false };
  const person = MINE.test(said) ? OF_PERSON.exec(behind)?.groups?.["name"] : undefined;
  return person === undefined ? null : { name: person, person: true };
}
