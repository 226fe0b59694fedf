import type { Finding } from "../domain/finding.js";

type Topic = Extract<Finding, { kind: "help" }>["topic"];

const ASK = "Try: What was the poverty rate in Kaizhou at the end of 2017? / How many mu of tea has Weng'an? / Which region has the lowest poverty rate?";
const WHAT = "I answer questions on regions' figures from the articles that I hold, each figure with its source: article, publisher, date, paragraph. What they do not say, I say so.";

/** Help and small talk, in English. */
export const HELP_EN: Record<Topic, string[]> = {
  start: [WHAT, ASK],
  greeting: ["Hello!", WHAT, ASK],
  thanks: ["You are welcome. Just ask on."],
  who: [`I am Chuchu (出处, “source”). ${WHAT}`, ASK],
  source: ["I am a program, no person. Every figure is from the articles that I hold and comes with its source; what they do not say I do not make up."],
  bye: ["Goodbye."],
  empty: ["Please type a question.", ASK],
  off_topic: ["I cannot help with that: I only look up what the articles say.", ASK],
  noise: ["I did not understand the question. Please put it differently.", ASK],
};
