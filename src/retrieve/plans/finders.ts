import type { Cue, Intent } from "../../domain/understanding.js";
import type { Plan, Propose } from "./plan.js";

/** The cues that each way of finding reads. */
const READS: Partial<Record<Intent, readonly Cue["cue"][]>> = {
  comparison: ["more", "less", "most", "least", "differ", "ratio", "which"],
  ranking: ["most", "least", "rank", "rising", "which", "place", "all_places", "table"],
  filter: ["count", "which", "place", "all_places"],
  change: ["differ", "change_percent", "ratio"],
  computed: ["share", "ratio", "sum", "average", "rest"],
  list: ["table", "each", "all_places"],
  figure: ["sum", "average", "each", "share"],
  coverage: ["place", "count", "which"],
  passage: ["which", "each", "place"],
  help: ["thanks", "hello", "bye", "about_bot", "off_topic"],
};

/** What each reading leads to by the way of finding that its template calls for. */
export const finderPlans: Propose = ({ readings, find }) =>
  readings.slice(0, MOST).map((understanding, order): Plan => ({
    op: "find", from: "question", finding: find(understanding), understanding, order,
    cues: READS[understanding.intent] ?? [],
  }));

const MOST = 5;
