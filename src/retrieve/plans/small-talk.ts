import type { Cue } from "../../domain/understanding.js";
import { has, ownContent, type Propose } from "./plan.js";

const TOPICS = {
  about_bot: "source", off_topic: "off_topic", bye: "bye", thanks: "thanks", hello: "greeting",
} as const satisfies Partial<Record<Cue["cue"], string>>;
const KINDS = Object.keys(TOPICS) as (keyof typeof TOPICS)[];

/** Thanks, greetings, goodbyes, and talk about the bot, with any words around them. */
export const smallTalkPlans: Propose = ({ own }) => {
  const kind = KINDS.find((cue) => own.cues.some((c) => c.cue === cue));
  if (kind === undefined) return [];
  const names = own.indicators.length > 0 || own.places.length > 0 || own.measures.length > 0;
  const asks = names || (ownContent(own).length > 0 && has(own, "ask", "which", "yes_no", "differ", "share"));
  if (asks && kind !== "off_topic" && kind !== "about_bot") return [];
  const finding = { kind: "help" as const, topic: TOPICS[kind] };
  return [{ op: "small_talk", from: "question", finding, cues: [kind], understanding: own, order: 0 }];
};
