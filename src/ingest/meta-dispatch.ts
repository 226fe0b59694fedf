import { namesIn } from "./meta-rows.js";

/** How an article begins that came over the wire: who sends it, and who wrote it. */
export interface Dispatch {
  publisher: string | null; // 新华社, 湖北日报; null for 本报讯
  names: string[];
  rest: number; // characters of the line behind it
}

const LONGEST = 40; // characters of "新华社北京3月5日电"
const SENT = /(?<=日(?:综合)?)电|电(?=\s?[(:])|讯(?=$|[\s(:】\p{Script=Han}])|消息(?=$|\s?[(:,])/u;
const SENDER =
  /^(?<name>[\p{Script=Han}]{1,12}(?:社|网|报|台|客户端|新闻|在线|融媒(?:体中心)?))(?:[\p{Script=Han}、]{0,10})$/u;
const WHEN = /(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?\d{1,2}日(?:综合)?$/u;
const OUR_OWN = /^(?:本报|本网|本台|本刊|本社|我报|我台)/u;
const WRITERS = /^\s*\((?<names>[^()]{2,60})\)/u;

/**
 * The dispatch at the head of a line: "新华社北京3月5日电(记者张三、李四)", "湖北日报讯(记者王兵)", "渝东网3月5日讯", "本报讯".
 * @param line folded; @returns null when it begins otherwise
 */
export function dispatchOf(line: string): Dispatch | null {
  const sent = SENT.exec(line.slice(0, LONGEST));
  if (!sent) return null;
  const head = line
    .slice(0, sent.index)
    .replace(/^[(【]/u, "")
    .trim();
  const bare = head.replace(WHEN, "");
  const sender = senderOf(bare);
  if (sender === undefined && !OUR_OWN.test(head)) return null;
  const behind = line.slice(sent.index + sent[0].length);
  const writers = WRITERS.exec(behind);
  const beside = /^记者(?<name>\p{Script=Han}{2,3})/u.exec(bare.slice(sender?.length ?? 0));
  const written = writers?.groups?.["names"] ?? "";
  const names = !/记者|通讯员|作者/u.test(written)
    ? ""
    : written.replace(/(?:记者|通讯员|实习生|作者)\s?:?/gu, " ");
  return {
    publisher: OUR_OWN.test(head) ? null : (sender ?? null),
    names: beside ? [beside.groups?.["name"] ?? ""] : namesIn(names),
    rest: behind
      .slice(writers?.[0].length ?? 0)
      .replace(/^\)/u, "")
      .trim().length,
  };
}

/** "新华社北京" → 新华社: up to the last word that ends a sender's name. */
const senderOf = (head: string): string | undefined => SENDER.exec(head)?.groups?.["name"];
