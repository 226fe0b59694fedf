import { toSimplified } from "../text/script.js";
import { keptFor } from "../text/steps.js";
import { SHOWN } from "./confidence.js";
import type { Paragraph, Place, Proposal } from "./types.js";

const BEFORE = 16; // characters
const TOPIC = 200; // characters of a sentence in which it names what it is about
const END = "。！？!?；;";
const TRAILING = /(?:达到|达|增至|增加到|增加|增长到|减少到|减少|降至|降到|提高到|为|有|约|共|超过|超|突破|近|至|到|实现|完成|是|了|投入)$/u;
const LEADING = /^(?:全县|全市|全省|全区|全州|全旗|全镇|全乡|全村|该县|该市|该区|该镇|该村|目前|如今|其中|累计|共|已|年|底|末|月|的|当地)/u;

/** What an article says right before a figure, without the names of places: 火龙果种植面积达到; "" where there is nothing. */
export function wordsBefore(proposal: Proposal, paragraphs: readonly Paragraph[]): string {
  const text = paragraphs[proposal.paragraph - 1]?.text ?? "";
  return runsOf(text.slice(Math.max(proposal.clause.start, proposal.start - BEFORE), proposal.start), proposal).at(-1) ?? "";
}

/** The first words of the sentence that a figure stands in: 火龙果 is told there, 产量 beside the figure. */
export function sentenceTopic({ start, paragraph, ...proposal }: Proposal, paragraphs: readonly Paragraph[]): string {
  const text = paragraphs[paragraph - 1]?.text ?? "";
  const from = Math.max(...[...END].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  return (runsOf(text.slice(from, Math.min(start, from + TOPIC)), proposal)[0] ?? "").slice(0, BEFORE);
}

function runsOf(text: string, { region, parents }: Pick<Proposal, "region" | "parents">): string[] {
  const names = [region, ...parents].flatMap(({ name, short }: Place) => [name, short]).sort((a, b) => b.length - a.length);
  const bare = names.reduce((rest, name) => rest.replaceAll(name, " "), toSimplified(text));
  return bare.split(/[^\p{Script=Han}]+/u).filter((part) => part.length > 1);
}

/**
 * Takes back a known indicator that the article's own words do not bear out (精品水果种植面积 for 火龙果种植面积): the figure is
 * then called as the article calls it. @param namesOf the known names of an indicator
 */
export function calledAsPrinted(proposal: Proposal, paragraphs: readonly Paragraph[], namesOf: (id: string) => readonly string[]): Proposal {
  const { id } = proposal.indicator;
  const paragraph = paragraphs[proposal.paragraph - 1];
  if (id === null || paragraph === undefined || namesOf(id).some((name) => share(name, charactersOf(paragraph)) >= 0.8)) return proposal;
  const own = trimmed(wordsBefore(proposal, paragraphs));
  return own.length >= 4 && own.length <= 12 ? { ...proposal, indicator: { id: null, name: own } } : proposal;
}

/** What a paragraph is written in, simplified: made once for all its figures. */
const charactersOf = keptFor(({ text }: Paragraph): ReadonlySet<string> => new Set(toSimplified(text)));

/** The share of a name's characters that a text holds. */
function share(name: string, text: ReadonlySet<string>): number {
  const characters = [...new Set(name)];
  return characters.filter((c) => text.has(c)).length / characters.length;
}

/** How long something took (十年九旱, 三年里) is seldom what people ask for: such a figure waits for a person. */
export function doubtDurations(proposal: Proposal): Proposal {
  const isDuration = proposal.rules.some((rule) => /^quantity: (?:han )?time/u.test(rule));
  return isDuration ? { ...proposal, confidence: Math.min(proposal.confidence, SHOWN - 0.01) } : proposal;
}

const REST_OF_CHANGE = /^[万亿千百]?(?:亩|吨|元|户|人|个|%|公斤|公里)(?:扩大|增加|增长|提高|上升|减少|下降|降|增|升|扩)/u;

/**
 * Names that were cut badly, set right: 出口额数 is 出口额, 灌溉面积由 … 万亩扩大 (由8.3万亩扩大到32.5万亩) are both 灌溉面积.
 * @param proposals of one article, in the order of the text
 */
export function tidyNames(proposals: readonly Proposal[]): Proposal[] {
  let before: Proposal | null = null;
  return proposals.map((proposal) => {
    const { indicator, clause, paragraph, unit } = proposal;
    const same: Proposal | null = before !== null && before.paragraph === paragraph && before.clause.start === clause.start && before.unit === unit ? before : null;
    const name = indicator.name.replace(/(?<=[额率量值价])数$/u, "").replace(/[由从]$/u, "").replace(/^[里中又还已](?=\p{Script=Han}{4})/u, "");
    const tidy = indicator.id !== null || name.length < 2 ? indicator : REST_OF_CHANGE.test(name) && same !== null ? same.indicator : { id: null, name };
    before = { ...proposal, indicator: tidy };
    return before;
  });
}

function trimmed(words: string): string {
  let out = words;
  while (TRAILING.test(out)) out = out.replace(TRAILING, "");
  while (LEADING.test(out)) out = out.replace(LEADING, "");
  return out;
}
