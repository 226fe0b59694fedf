import type { Finding } from "../domain/finding.js";

type Topic = Extract<Finding, { kind: "help" }>["topic"];

const ASK = "可以这样问:开州区2017年底贫困发生率是多少?/ 瓮安种了多少亩茶?/ 哪个地方的贫困发生率最低?/ 科左后旗有哪些数据?";
const WHAT = "我回答收录的报道里关于地区的数字,每个数字都附出处(文章、媒体、日期、段落)。报道里没有的,我会说没有。";

/** Help and small talk, in simplified Chinese. */
export const HELP_ZH: Record<Topic, string[]> = {
  start: [WHAT, ASK],
  greeting: ["您好!", WHAT, ASK],
  thanks: ["不客气。还想查什么,直接问就好。"],
  who: [`我叫“出处”。${WHAT}`, ASK],
  source: ["我是查数的程序,不是真人。数字都出自收录的报道,每个都附出处(文章、媒体、日期、段落);报道里没有的,我不会编。"],
  bye: ["再见,欢迎再来查数。"],
  empty: ["请输入问题。", ASK],
  off_topic: ["这个我答不了:我只查收录报道里的数字和说法。", ASK],
  noise: ["没看懂这个问题,请换个说法。", ASK],
};
