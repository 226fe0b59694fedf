import type { Answer, Citation, FactView } from "../../../domain/answer.js";
import { citeApa, citeGbt } from "../../../render/citation.js";
import { axisUnit, chartOfAnswer, chartOfFigure, type ChartSpec } from "../../../render/chart/index.js";
import { renderAnswer, markFigures } from "../../../render/telegram.js";
import { bold, code, italic, join, lines, quote, shorten, split, type Rich } from "../../../render/telegram-rich.js";
import { encodeTap, type Op } from "./callback-data.js";
import { factsLike, factsOf, factsWithin, sameIndicator } from "./facts.js";
import { button, copyButton, grid, keyboard, pageOfList, pager, type Button, type Keyboard } from "./keyboard.js";
import type { Kept, Tools, View } from "./tools.js";
import { wordingOf, type Wording } from "./wording.js";

const PER_PAGE = 10;
const LONGEST_QUOTE = 3200;
const MOST_OPTIONS = 8;
const MOST_COPIES = 4;
const SMALL_TALK: ReadonlySet<Answer["kind"]> = new Set(["help", "clarify"]);

/** An answer as it stands in the chat: its last message with the buttons; `first` has the messages before it. */
export function mainView(tools: Tools, kept: Kept, owner: number): View {
  const rich = renderAnswer(kept.answer);
  return { rich, keyboard: mainKeyboard(tools, kept, owner) };
}

/** The same in place of another view of the answer: the end of a long answer, whose beginning stands above. */
export function mainViewInPlace(tools: Tools, kept: Kept, owner: number): View {
  const { rich, keyboard: buttons } = mainView(tools, kept, owner);
  const last = split(rich).at(-1) ?? rich;
  return buttons === undefined ? { rich: last } : { rich: last, keyboard: buttons };
}

function mainKeyboard(tools: Tools, { id, answer }: Kept, owner: number): Keyboard {
  const { texts } = wordingOf(tools.world(), answer.language);
  const tap = (op: Op, ...args: (string | number)[]): string => encodeTap(op, owner, id, ...args);
  const options = grid(answer.options.slice(0, MOST_OPTIONS).map(({ label }, i) => button(label, tap("option", i))), 2);
  if (SMALL_TALK.has(answer.kind)) return keyboard(...options);
  const b = texts.buttons;
  return keyboard(
    ...options,
    [
      cited(answer).length > 0 ? button(b.source, tap("source", 0)) : null,
      isCharted(tools, answer) ? button(b.chart, tap("chart")) : null,
      hasMore(tools, answer) ? button(b.more, tap("more", 0)) : null,
    ],
    [
      answer.citations.length > 0 ? button(b.cite, tap("cite")) : null,
      { text: b.share, switch_inline_query: `#${id}` },
      button(b.up, encodeTap("up", null, id)),
      button(b.down, encodeTap("down", null, id)),
    ],
  );
}

/** Whether the main figure's region has other figures, or its indicator other regions. */
function hasMore(tools: Tools, answer: Answer): boolean {
  const [main] = answer.facts;
  if (main === undefined) return false;
  return (factsOf(tools.world()).byRegion.get(main.region.id)?.length ?? 0) > 1 || isElsewhere(tools, answer);
}

/** The chart of an answer, or of its figure among the places that have it. */
export function chartFor(tools: Tools, answer: Answer): ChartSpec | null {
  const { chart: words } = wordingOf(tools.world(), answer.language);
  const own = chartOfAnswer(answer, words);
  const [main] = answer.facts;
  if (own !== null || answer.kind !== "fact" || main === undefined) return own;
  return chartOfFigure(main, inPlaces(tools, main), words);
}

/** Whether there is a chart; for a figure without drawing it up. */
function isCharted(tools: Tools, answer: Answer): boolean {
  const [main] = answer.facts;
  if (answer.kind !== "fact") return chartFor(tools, answer) !== null;
  return main !== undefined && main.unit !== "位" && inPlaces(tools, main).some(({ region }) => region.id !== main.region.id);
}

/** The figures to hold a figure against: those of its indicator and unit. */
function inPlaces(tools: Tools, main: FactView): FactView[] {
  return sameIndicator(tools.world(), main).filter((fact) => axisUnit(fact) === axisUnit(main));
}

/** The paragraphs that an answer rests on. */
const cited = (answer: Answer): (Citation & { paragraph: number })[] => answer.citations.flatMap((citation) => (citation.paragraph === null ? [] : [{ ...citation, paragraph: citation.paragraph }]));

function others(tools: Tools, answer: Answer): FactView[] {
  const [main] = answer.facts;
  if (main === undefined) return [];
  const told = new Set(answer.facts.map(({ id }) => id));
  return sameIndicator(tools.world(), main).filter(({ id, region }) => !told.has(id) && region.id !== main.region.id);
}

/** Whether `others` has any. */
function isElsewhere(tools: Tools, { facts }: Answer): boolean {
  const [main] = facts;
  return main !== undefined && factsLike(tools.world(), main).some(({ id, region }) => region.id !== main.region.id && !facts.some((told) => told.id === id));
}

/** One paragraph that the answer rests on: the original where there is one, else our digest, with the figures marked. */
export function sourceView(tools: Tools, { id, answer }: Kept, owner: number, wanted: number): View {
  const wording = wordingOf(tools.world(), answer.language);
  const { texts } = wording;
  const { items: [citation], page, pages } = pageOfList(cited(answer), wanted, 1);
  if (citation === undefined) return { rich: { text: texts.answer.noSource, entities: [] }, keyboard: keyboard([back(wording, id, owner)]) };
  const article = tools.world().articles.get(citation.article);
  const { text, original } = paragraphOf(tools, wording, citation.article, citation.paragraph);
  const facts = [...answer.facts, ...answer.related].filter((fact) => fact.article === citation.article && [fact.paragraph, ...fact.also].includes(citation.paragraph));
  const head = article === undefined ? citation.label : wording.source(article, [citation.paragraph]);
  return {
    rich: lines(bold(head), italic(original ? texts.answer.original : texts.answer.digest), quote(shorten(markFigures(text === "" ? "—" : text, facts), LONGEST_QUOTE))),
    keyboard: keyboard(pager(page, pages, (to) => encodeTap("source", owner, id, to), encodeTap("here", owner)), [back(wording, id, owner)]),
  };
}

function paragraphOf(tools: Tools, wording: Wording, article: string, n: number): { text: string; original: boolean } {
  const original = tools.originals()?.paragraph(article, n) ?? null;
  if (original !== null) return { text: original, original: true };
  const digest = tools.world().articles.get(article)?.paragraphs.find((paragraph) => paragraph.n === n);
  const text = wording.language === "en" && digest?.en ? digest.en : (digest?.digest ?? "");
  return { text: wording.language === "en" ? text : wording.script(text), original: false };
}

/** More figures of the main figure's region. */
export function moreView(tools: Tools, { id, answer }: Kept, owner: number, wanted: number): View {
  const wording = wordingOf(tools.world(), answer.language);
  const [main] = answer.facts;
  const all = main === undefined ? [] : factsWithin(tools.world(), main.region.id);
  const title = main === undefined ? "" : wording.texts.answer.more(wording.region(main), all.length);
  const elsewhere = isElsewhere(tools, answer) ? [button(wording.texts.buttons.elsewhere, encodeTap("elsewhere", owner, id, 0))] : [];
  return factPage(tools, wording, { title, facts: all, wanted, withRegion: all.some(({ region }) => region.id !== main?.region.id), to: (page) => encodeTap("more", owner, id, page), owner, beside: elsewhere, below: [back(wording, id, owner)] });
}

/** The main figure's indicator in other regions. */
export function elsewhereView(tools: Tools, { id, answer }: Kept, owner: number, wanted: number): View {
  const wording = wordingOf(tools.world(), answer.language);
  const [main] = answer.facts;
  const all = others(tools, answer);
  const title = main === undefined || all.length === 0 ? wording.texts.answer.noElsewhere : wording.texts.answer.elsewhere(wording.indicator(main), all.length);
  return factPage(tools, wording, { title, facts: all, wanted, withRegion: true, to: (page) => encodeTap("elsewhere", owner, id, page), owner, below: [back(wording, id, owner)] });
}

export interface FactPage {
  title: string;
  facts: readonly FactView[];
  wanted: number;
  withRegion: boolean;
  to(page: number): string;
  owner: number;
  below: Button[];
  beside?: Button[]; // a row between the pages and the way back
}

/** A page of a list of facts, with where they are from. */
export function factPage(tools: Tools, wording: Wording, { title, facts, wanted, withRegion, to, owner, below, beside = [] }: FactPage): View {
  const { items, page, pages } = pageOfList(facts, wanted, PER_PAGE);
  const rows = items.map((fact) => `· ${withRegion ? wording.stated(fact) : wording.listed(fact)}`);
  return {
    rich: lines(bold(title), ...rows, ...sourcesOf(tools, wording, items).map((source) => italic(source))),
    keyboard: keyboard(pager(page, pages, to, encodeTap("here", owner)), beside, below),
  };
}

/** A line for each article that some facts are from, with the paragraphs. */
export function sourcesOf(tools: Tools, wording: Wording, facts: readonly FactView[]): string[] {
  const places = new Map<string, Set<number>>();
  for (const { article, paragraph } of facts) places.set(article, (places.get(article) ?? new Set()).add(paragraph));
  return [...places].flatMap(([id, paragraphs]) => {
    const article = tools.world().articles.get(id);
    if (article === undefined) return [];
    return [wording.source(article, [...paragraphs].sort((a, b) => a - b))];
  });
}

/** The references of an answer's articles, with buttons that copy them and the figure. */
export function citeView(tools: Tools, { id, answer }: Kept, owner: number): View {
  const wording = wordingOf(tools.world(), answer.language);
  const { buttons } = wording.texts;
  const ids = [...new Set(answer.citations.map(({ article }) => article))];
  const today = dayOf(tools.clock());
  const cited = ids.flatMap((each) => tools.world().articles.get(each) ?? []).map((article) => citeGbt(article, today));
  const copies = cited.map((reference, i) => {
    const label = cited.length === 1 ? buttons.copyCite : `${buttons.copyCite} [${i + 1}]`;
    return copyButton(label, reference);
  });
  const [main] = answer.kind === "fact" ? answer.facts : [];
  const figure = main === undefined ? "" : wording.figure(main);
  const rows = grid(copies.filter((each) => each !== null).slice(0, MOST_COPIES), 2);
  return {
    rich: references(tools, wording, ids),
    keyboard: keyboard([copyButton(buttons.copyFigure(figure), figure)], ...rows, [back(wording, id, owner)]),
  };
}

/** The references of some articles, by their ids. */
export function references(tools: Tools, { texts, language }: Wording, ids: readonly string[], first = 1): Rich {
  const today = dayOf(tools.clock());
  const articles = ids.flatMap((id) => tools.world().articles.get(id) ?? []);
  const rows = articles.map((article, i) => {
    const chinese = join([`[${first + i}] `, code(citeGbt(article, today))]);
    return language === "en" ? lines(chinese, join([italic(texts.answer.apa), ": ", code(citeApa(article))])) : chinese;
  });
  return join([bold(texts.answer.heading), ...rows, italic(texts.answer.citeNote)], "\n\n");
}

function back({ texts }: Wording, id: string, owner: number): Button {
  return button(texts.buttons.back, encodeTap("main", owner, id));
}

/** The day in China, "2026-11-22". */
export function dayOf(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);
}
