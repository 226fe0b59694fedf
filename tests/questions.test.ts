import { describe, expect, test } from "vitest";
import type { Answer } from "../src/domain/answer.js";
import type { Conversation } from "../src/domain/conversation.js";
import { loadEngine } from "../src/store/engine.js";
import { loadLanguage } from "../src/store/language.js";
import { root } from "./helpers/project.js";
import { questionRows, type Sentence } from "./helpers/question-rows.js";

/** The day of asking lies years after the articles, so that 去年 has to be read from them. */
const NOW = new Date("2024-03-15T00:00:00Z");

const { ask } = loadEngine(root);
const files = questionRows();
const intents = loadLanguage(root).intents;

const answers = new Map<Sentence, Answer>();

function answerTo(row: Sentence): Answer {
  const known = answers.get(row);
  if (known) return known;
  let conversation: Conversation | null = null;
  for (const text of row.chat) conversation = ask({ id: "before", chat: "c", text }, conversation, NOW).conversation;
  const { answer } = ask({ id: "q", chat: "c", text: row.ask }, conversation, NOW);
  answers.set(row, answer);
  return answer;
}

describe.each(files)("$intent", ({ rows }) => {
  test.each(rows.map((row) => ({ row, turns: [...row.chat, row.ask].join(" → ") })))("$turns", ({ row }) => {
    const answer = answerTo(row);
    const { kind, facts, includes, region, passage, says, never, computed } = row.expect;
    const ids = answer.facts.map((f) => f.id);
    expect.soft(answer.why.template, `template (${answer.why.rules.join(" ")})`).toBe(row.template);
    expect.soft(answer.kind, answer.text).toBe(kind);
    if (facts) expect.soft(ids, answer.text).toEqual(facts);
    if (includes) expect.soft(ids, answer.text).toEqual(expect.arrayContaining(includes));
    if (region) expect.soft(answer.facts[0]?.region.name).toBe(region);
    if (passage) expect.soft(`${answer.passages[0]?.article}/${answer.passages[0]?.paragraph}`).toBe(passage);
    for (const words of says) expect.soft(answer.text).toContain(words);
    for (const words of never) expect.soft(answer.text).not.toContain(words);
    for (const { value, ...rest } of computed) {
      const near = value === undefined ? {} : { value: expect.closeTo(value, Math.abs(value) < 100 ? 4 : 0) as number };
      expect.soft(answer.computed, answer.text).toContainEqual(expect.objectContaining({ ...rest, ...near }));
    }
  });
});

test("each intent has its file of sentences, and each file its intent", () => {
  expect(files.map((f) => f.intent).sort()).toEqual(intents.map((i) => i.intent).sort());
});

test.each(intents.flatMap((i) => i.templates.map((t) => ({ id: `${i.intent}/${t.id}` }))))("the template $id is asked for by a sentence", ({ id }) => {
  expect(chosen()).toContain(id);
});

test("sentences stand in the file of the intent that they are read as", () => {
  const strays = files.flatMap(({ intent, rows }) => rows.filter((r) => r.template !== null && !r.template.startsWith(`${intent}/`) && r.expect.kind !== "not_found").map((r) => `${intent}.yaml: ${r.ask}`));
  expect(strays).toEqual([]);
});

/** The templates that the sentences are really read by. */
function chosen(): (string | null)[] {
  return files.flatMap(({ rows }) => rows.map((row) => answerTo(row).why.template));
}
