import type { Span } from "../text/sentences.js";
import type { Mention } from "../places/index.js";

/**
 * What a place does in its clause: it acts (subject), it is where something happens, it is helped (receiver), what was built for it is its own (built), it is measured against
 * (compared), where something comes from or goes to, a part of an organisation's name, an owner (某县的), or none of these.
 */
export type PlaceRole = "subject" | "where" | "topic" | "receiver" | "built" | "compared" | "from" | "to" | "inName" | "owner" | "plain";

export interface Placed extends Mention {
  role: PlaceRole;
  outer: boolean; // holds the place named right behind it: 重庆市 in 重庆市开州区
}

const COMPARED = /(?:[比较超占居列]|高于|低于|高出|超过|占到|占了|约占|位居|名列|位列|相当于|快于|好于|优于|领先|面向|距离?|享誉|遍布|走向|销往|辐射)$/u;
const COMPARED_BEHIND = /^(?:平均|前列|第[一二三四五六七八九十\d]|首位|之首|排名|同类|总量的|占比|比重|的\d)/u;
const FROM = /(?:从|来自|由|自|产自|源自|途经|经过)$/u;
const TO = /(?:向|往|到|至|赴|抵|出口|发往|运往|送往|进入|通往|飞往|对|给|跟|连接|邻近|毗邻|驻|进|访)$/u;
const RECEIVER = /(?:支援|帮扶|帮助|援助|协作|扶持|支持|援|结对|为|替)$/u;
const BUILT = /(?:援建|捐建|助建)$/u;
const WHERE = /(?:在|于|位于|地处|坐落于?|走进|来到|走访|落户)(?:了)?$/u;

/** The mentions of a clause with what they do there. @param acts whether what stands before a place leaves it the one that acts */
export function rolesOf(folded: string, clause: Span, mentions: readonly Mention[], acts: (before: string) => boolean, inside: (inner: Mention, outer: Mention) => boolean): Placed[] {
  const here = mentions.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  let chain = clause.start; // where the compound name begins that a mention ends
  let lead = clause.start;
  return here.map((mention, i) => {
    const [previous, next] = [here[i - 1], here[i + 1]];
    const joined = previous !== undefined && mention.start - previous.end <= 1 && inside(mention, previous);
    if (!joined) chain = mention.start;
    const outer = next !== undefined && next.start - mention.end <= 1 && inside(next, mention);
    const before = folded.slice(lead, chain);
    const after = folded.slice(mention.end, mention.end + 6);
    const isAlone = mention.end >= clause.end - 1 && /^(?:.{0,12}的|在.{0,12})?$/u.test(before.trim()) && /^[,，]/u.test(after); // 大山深处的某村,
    const role = isAlone && mention.inName !== true ? "topic" : roleOf(mention, before, after, acts(before));
    if (role === "subject" && !outer && /^[、和与]/u.test(after)) lead = mention.end + 1; // 甲县、乙县分别
    return { ...mention, role, outer };
  });
}

function roleOf(mention: Mention, before: string, after: string, acts: boolean): PlaceRole {
  if (mention.inName === true) return "inName";
  if (COMPARED.test(before) || COMPARED_BEHIND.test(after)) return "compared";
  if (BUILT.test(before)) return "built";
  if (RECEIVER.test(before)) return "receiver";
  if (FROM.test(before)) return "from";
  if (WHERE.test(before)) return before.length <= 4 && /^[,，:]/u.test(after) ? "topic" : "where";
  if (TO.test(before)) return "to";
  if (acts) return "subject";
  return after.startsWith("的") ? "owner" : "plain";
}
