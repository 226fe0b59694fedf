import type { Answer } from "../domain/answer.js";
import type { Conversation } from "../domain/conversation.js";
import type { Fact } from "../domain/fact.js";
import type { Finding } from "../domain/finding.js";
import type { Understanding } from "../domain/understanding.js";
import type { World } from "../domain/world.js";

const TURNS = 6;

/** What the next question may lean on. Small talk changes nothing; a new topic starts a new list of what was shown. */
export function remember(old: Conversation, u: Understanding, finding: Finding, answer: Answer, world: World, main: Fact | undefined): Conversation {
  if (finding.kind === "help" || finding.kind === "coverage") return old;
  const facts = answer.facts.map((f) => f.id);
  const passages = answer.passages.map(({ article, paragraph }) => ({ article, paragraph }));
  const told = facts.length > 0 || passages.length > 0;
  const turns = facts.length > 0 ? [...old.turns, facts].slice(-TURNS) : old.turns;
  if (["source", "period_of", "status_of", "more", "why"].includes(u.intent) && old.understanding) {
    return { ...old, shown: [...new Set([...old.shown, ...facts])].slice(-200) };
  }
  const everywhere = ["ranking", "filter", "table"].includes(finding.kind); // of no one place
  const places = u.places.length > 0 || !main || everywhere ? u.places : [{ region: main.region, name: world.regions.get(main.region)?.short ?? "", start: 0, end: 0, rule: "context" as const }];
  const rate = main && (main.unit === "%" || main.unit === "倍") && !u.measures.some((m) => m.unit === main.unit);
  const unsaid = main && main.unit === "元" && u.measures.length === 1 && u.measures[0]?.unit === ""; // 投多少 was told in 元
  const measures = rate || unsaid ? [{ unit: main.unit, start: 0, end: 0 }] : u.measures; // 多少村通了路 was told as a share: 农户呢 asks for theirs
  return {
    understanding: { ...u, places, measures },
    facts: told || finding.kind === "not_found" ? facts : old.facts,
    shown: u.elliptic ? [...new Set([...old.shown, ...facts])].slice(-200) : facts,
    turns,
    passages,
  };
}
