import type { Answer, Language } from "./domain/answer.js";
import { weightsOf } from "./judge/index.js";
import { lexiconOf } from "./ask/lexicon.js";
import { bestReading, severalAtOnce, type Read } from "./ask/reading.js";
import { remember } from "./ask/remember.js";
import { secondLook, SHORTEST_MENDED } from "./ask/second-look.js";
import { EMPTY_CONVERSATION, type Conversation } from "./domain/conversation.js";
import type { Finding } from "./domain/finding.js";
import type { LanguageData } from "./domain/language-data.js";
import type { Originals } from "./domain/originals.js";
import type { Understanding } from "./domain/understanding.js";
import type { World } from "./domain/world.js";
import { compose } from "./compose/compose.js";
import { bagsInSteps } from "./retrieve/facts/bags.js";
import { factSearchInSteps } from "./retrieve/facts/search.js";
import { find } from "./retrieve/find/index.js";
import type { PassageIndex } from "./retrieve/passages/index.js";
import { finish, type Steps } from "./text/steps.js";
import { readInContext } from "./understand/follow.js";
import { splitQuestions } from "./understand/split.js";
import { understandInSteps } from "./understand/understand.js";

/** A question as it comes in; `language` overrides the question's own. */
export interface Question {
  id: string;
  chat: string;
  text: string;
  language?: Language;
}

export interface Reply {
  answer: Answer;
  conversation: Conversation; // to be handed in with the next question of the same chat
}

export type Ask = (question: Question, conversation: Conversation | null, now: Date) => Reply;

/** What the engine is made of. */
export interface AskParts {
  world: World;
  language: LanguageData;
  passages: () => PassageIndex; // called when first needed: most questions on figures never need it
  originals?: Originals;
  ready?: boolean; // true: builds also what only the first misspelt question would; a bot's answers must not wait for it
}

/**
 * START HERE: the question flow. text → Understanding (in its conversation) → Finding → Answer.
 * Deterministic; reads no clock, disk or network. @throws Error when the templates are faulty, never on a question
 */
export function createAsk(parts: AskParts): Ask {
  return finish(askInSteps(parts));
}

/** The same in short steps: a running bot takes up new articles between its answers. */
export function* askInSteps(parts: AskParts): Steps<Ask> {
  const { world, language } = parts;
  const lexicon = lexiconOf(language);
  const bags = yield* bagsInSteps(world, lexicon);
  const search = yield* factSearchInSteps(world, bags, weightsOf(language.weights, "facts"));
  const understand = yield* understandInSteps(world, language, lexicon, bags.known, parts.ready);
  const passages = once(parts.passages);

  return (question, previous, now) => {
    const conversation = previous ?? EMPTY_CONVERSATION;
    const today = now.toISOString().slice(0, 10);
    const findFor = (u: Understanding): Finding => find(world, search, passages, u, conversation);
    const read = (u: Understanding): Read => bestReading(readInContext(u, conversation), findFor);
    const asWritten = understand(question.text, today);
    const first = severalAtOnce(splitQuestions(question.text).map((part) => understand(part, today)), findFor) ?? read(asWritten);
    const { understanding, finding } = secondLook(first, asWritten, () => understand(question.text, today, SHORTEST_MENDED), read, search);
    const answer = compose({ world, absent: language.absent, finding, understanding, question, originals: parts.originals ?? null });
    return { answer, conversation: remember(conversation, understanding, finding, answer, world, search.byId(answer.facts[0]?.id ?? "")) };
  };
}

/** Builds on the first call. */
function once<T>(build: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: build() }).value;
}
