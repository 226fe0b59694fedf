import type { Answer, Language } from "./domain/answer.js";
import { lexiconOf } from "./ask/lexicon.js";
import { remember } from "./ask/remember.js";
import { secondLook, SHORTEST_MENDED } from "./ask/second-look.js";
import { EMPTY_CONVERSATION, type Conversation } from "./domain/conversation.js";
import type { LanguageData } from "./domain/language-data.js";
import type { Originals } from "./domain/originals.js";
import type { Understanding } from "./domain/understanding.js";
import type { World } from "./domain/world.js";
import { weightsOf, type Ranked } from "./judge/index.js";
import { compose } from "./compose/compose.js";
import { bagsInSteps } from "./retrieve/facts/bags.js";
import { factSearchInSteps } from "./retrieve/facts/search.js";
import type { Finder } from "./retrieve/find/context.js";
import { find, finderFor } from "./retrieve/find/index.js";
import type { PassageIndex } from "./retrieve/passages/index.js";
import { createDecide } from "./retrieve/plans/decide.js";
import type { Asked, Plan } from "./retrieve/plans/plan.js";
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

/** One way to answer, with what speaks for it and the reply that it would give. */
export interface Considered {
  plan: Ranked<Plan>;
  reply: () => Reply;
}

/** Answers; and shows all ways to answer that were weighed, the chosen one first. */
export interface Asker extends Ask {
  consider(question: Question, conversation: Conversation | null, now: Date): Considered[];
}

/** What the engine is made of. */
export interface AskParts {
  world: World;
  language: LanguageData;
  passages: () => PassageIndex; // called when first needed: most questions on figures never need it
  originals?: Originals;
  ready?: boolean; // true: builds also what only the first misspelt question would; a bot's answers must not wait for it
}

/**
 * START HERE: the question flow. text → Understanding → plans (in its conversation) → the best one's Finding → Answer.
 * Deterministic; reads no clock, disk or network. @throws Error when the templates are faulty, never on a question
 */
export function createAsk(parts: AskParts): Asker {
  return finish(askInSteps(parts));
}

/** The same in short steps: a running bot takes up new articles between its answers. */
export function* askInSteps(parts: AskParts): Steps<Asker> {
  const { world, language } = parts;
  const lexicon = lexiconOf(language);
  const bags = yield* bagsInSteps(world, lexicon);
  const search = yield* factSearchInSteps(world, bags, weightsOf(language.weights, "facts"));
  const understand = yield* understandInSteps(world, language, lexicon, bags.known, parts.ready);
  const passages = once(parts.passages);

  const decide = createDecide(weightsOf(language.weights, "plans"));

  /** Every plan for a question, best first. */
  function plansFor({ text }: Question, conversation: Conversation, today: string, own: Understanding): Ranked<Plan>[] {
    const finderOf = (u: Understanding): Finder => finderFor(world, search, passages, u, conversation);
    const asked: Asked = {
      own,
      readings: readInContext(own, conversation),
      finderFor: finderOf,
      find: (u) => find(world, search, passages, u, conversation),
      parts: splitQuestions(text).map((part) => understand(part, today)),
    };
    return decide(asked, { own, world, search });
  }

  function consider(question: Question, previous: Conversation | null, now: Date): Considered[] {
    const conversation = previous ?? EMPTY_CONVERSATION;
    const today = now.toISOString().slice(0, 10);
    const plansOf = (u: Understanding): Ranked<Plan>[] => plansFor(question, conversation, today, u);
    const asWritten = understand(question.text, today);
    const mend = (): Understanding => understand(question.text, today, SHORTEST_MENDED);
    return secondLook(plansOf(asWritten), asWritten, mend, plansOf, search).map((plan) => ({
      plan,
      reply() {
        const { understanding, finding } = plan.candidate;
        const originals = parts.originals ?? null;
        const answer = compose({ world, absent: language.absent, finding, understanding, question, originals });
        const main = search.byId(answer.facts[0]?.id ?? "");
        return { answer, conversation: remember(conversation, understanding, finding, answer, world, main) };
      },
    }));
  }

  return Object.assign(
    (question: Question, previous: Conversation | null, now: Date): Reply => {
      const [best] = consider(question, previous, now);
      if (!best) throw new Error("a question has at least one plan");
      return best.reply();
    },
    { consider },
  );
}

/** Builds on the first call. */
function once<T>(build: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: build() }).value;
}
