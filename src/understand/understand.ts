import type { LanguageData } from "../domain/language-data.js";
import type { MeasureAsk, PeriodMention, PlaceMention, Understanding } from "../domain/understanding.js";
import type { World } from "../domain/world.js";
import type { Lexicon } from "../text/lexicon.js";
import { normalise } from "../text/normalise.js";
import { finish, keptFor, type Steps } from "../text/steps.js";
import { trimEnd } from "../text/trim.js";
import { MOVES } from "../text/moves.js";
import { findPeriods } from "../text/periods.js";
import { findAmounts, findClaim, findDirection, findThreshold, type AmountSpan } from "./amounts.js";
import { createCues } from "./cues.js";
import { findItems } from "./items.js";
import { leavesOut } from "./leave-out.js";
import { findLanguage } from "./language.js";
import { findMeasures } from "../text/measures.js";
import { createMisspelt } from "./misspelt.js";
import { namesInSteps, placesOf, unlistedPlace, type NameMatch, type Names } from "./names.js";
import { createSpeller, type Speller } from "./spelling.js";
import { clip, leftOut, longYears, withoutMarkup } from "./prepare.js";
import { findStatus } from "./status.js";
import { slotChar, type Slot } from "./template-grammar.js";
import { createTemplates, type TemplateMatch, type Templates } from "./templates.js";
import { weighTerms, type Span } from "./terms.js";
import { createThemes } from "./themes.js";
import { asksEarliest, yearsTogether } from "./years.js";

/** A misspelt word of three characters or more is read at once: pairs sound like too many others. */
const LEAST_MENDED = 3;

/** A place or a person, no indicator. */
const isName = (m: NameMatch): boolean => m.named[0]?.kind !== "indicator" && m.named[0]?.kind !== "absent";

export interface Understand {
  /** @param least length of the shortest misspelt word that is mended; 2 is for a question that found nothing */
  (question: string, now: string, least?: number): Understanding;
  templateIds: string[];
}

/**
 * Builds the reader of questions. @param known whether a token occurs in any fact's names: unknown ones count as content that must be explained
 * @throws Error listing every faulty template
 */
export function createUnderstand(world: World, language: LanguageData, lexicon: Lexicon, known: (token: string) => boolean): Understand {
  return finish(understandInSteps(world, language, lexicon, known));
}

const templatesOf = keptFor((language: LanguageData) => createTemplates(language.intents, language.phrases));

/** The same in short steps; the templates of a language are compiled once. */
export function* understandInSteps(world: World, language: LanguageData, lexicon: Lexicon, known: (token: string) => boolean, ready = false): Steps<Understand> {
  const absent = language.absent.map((a) => ({ name: a.name, words: [...a.aliases, a.en, ...a.enAliases] }));
  const names = yield* namesInSteps(world, language.places.gazetteer, absent);
  const speller = createSpeller(world, absent.flatMap((a) => [a.name, ...a.words]));
  const misspelt = createMisspelt(world, language);
  const templates = templatesOf(language);
  if (ready) yield* speller.prepare();
  const themes = createThemes(world);
  const cuesIn = createCues(language.cues);

  const understand = (question: string, now: string, least = LEAST_MENDED): Understanding => {
    const rules: string[] = [];
    const raw = clip(withoutMarkup(question));
    let lang = findLanguage(raw);
    let text = normalise(raw);
    if (lang === "en") {
      const pinyin = englishWords(text) ? null : speller.latin(text);
      if (pinyin) {
        text = pinyin.text;
        lang = "zh-Hans";
        rules.push(`pinyin:${pinyin.read.join(",")}`);
      }
    }
    if (lang !== "en") text = speller.mixed(text);
    const foreign = /[\u3041-\u30ff\u0400-\u04ff\uac00-\ud7af]/u.test(raw);
    text = longYears(text);
    let found = withoutCutWords(names.find(text), text, lexicon);
    const spelt = respell(text, found, speller, names, lexicon, rules);
    if (spelt) ({ text, found } = { ...spelt, found: withoutCutWords(spelt.found, spelt.text, lexicon) });

    const mended = misspelt.mend(text, lexicon.unread(text), found.filter(isName), least);
    if (mended) {
      rules.push("homophone");
      ({ text } = mended);
      found = withoutCutWords(names.find(text), text, lexicon);
    }

    const excluded = leftOut(text);
    const direction = findDirection(text);
    const inside = placesOf(found.filter((m) => !excluded.some((s) => s.start <= m.start && m.end <= s.end)), text, world);
    const all = inside.length > 0 ? inside : placesOf(found, text, world); // 开州的家庭农场不算,合作社有多少: still of 开州
    const cues = cuesIn(text, found);
    const out = leavesOut(text, placesOf(found, text, world), cues);
    const places = all.filter((p) => !out.spans.some((s) => s.start <= p.start && p.end <= s.end));
    const unlisted = places.length === 0 ? unlistedPlace(text, lexicon.unread(text)) : null;
    if (unlisted) places.push(unlisted);
    const placeSpans = found.filter(isName);
    const free = (s: Span): boolean => !placeSpans.some((p) => s.start < p.end && p.start < s.end);
    const periodSpans = findPeriods(text, { now }).filter((p) => free(p) && !VAGUE.test(p.surface) && !found.some((m) => m.start <= p.start && p.end <= m.end));
    const measures = findMeasures(text, (start) => lexicon.wordEnd(text, start)).filter(free);
    const amounts = findAmounts(text, [...placeSpans, ...periodSpans, ...measures]);
    inferUnit(measures, amounts);
    const threshold = findThreshold(text, amounts);
    const fit = bestTemplate(templates, cutOut(text, found, periodSpans, amounts, out.spans), measures);
    const taken: Span[] = [...placeSpans, ...periodSpans, ...amounts, ...excluded, ...out.spans];
    found = found.filter((m) => !excluded.some((s) => s.start <= m.start && m.end <= s.end));
    if (rules.length === 0 && fit.all.length > 0) rules.push(...fit.all.slice(0, 3).map((m) => `${m.template.id}:${m.score.toFixed(1)}`));
    return {
      text,
      language: lang,
      intent: foreign ? "help" : (fit.best?.intent ?? "figure"),
      template: fit.best?.template.id ?? null,
      options: foreign ? { topic: "noise" } : (fit.best?.template.set ?? {}),
      places: markSpelling(places, spelt?.read ?? []),
      persons: persons(found),
      indicators: idsOf(found),
      absent: found.flatMap((m) => m.named.flatMap((n) => (n.kind === "absent" ? [n.name] : []))),
      periods: periodSpans.map((p) => ({ ...toMention(p, now), soft: isBase(text, p, measures) })),
      years: yearsTogether(text, [...placeSpans, ...periodSpans]),
      earliest: asksEarliest(text),
      status: findStatus(text),
      measures,
      threshold,
      claim: findClaim(text, amounts, measures),
      direction,
      themes: themes(text.replaceAll("各项", "")),
      without: out.places.flatMap((p) => p.region ?? []),
      cues,
      items: findItems(text, placeSpans, cues, measures),
      excluded: excluded.filter((s) => !out.spans.some((o) => o.start < s.end && s.start < o.end)).flatMap((s) => lexicon.tokens(text.slice(s.start, s.end))),
      terms: weighTerms(text, taken, measures, askingWords(text), lexicon, known).filter((t) => direction === null || !MOVES.has(t.token)),
      article: null,
      elliptic: false,
      rules: [...rules, ...[...(spelt?.read ?? []), ...(mended?.read ?? [])].map((n) => `spelling:${n}`)],
    };
  };
  return Object.assign(understand, { templateIds: templates.ids });
}

/** A short place name cut out of other words is none: 遷安 in 搬遷安置. */
function withoutCutWords(found: NameMatch[], text: string, lexicon: Lexicon): NameMatch[] {
  const longer = (m: NameMatch): boolean => m.named[0]?.kind === "absent" && lexicon.wordEnd(text, m.start) > m.end; // 贫困线下的人 are people
  return found.filter((m) => !longer(m)).filter((m) => m.named[0]?.kind !== "place" || m.end - m.start > 2 || (m.start > 0 ? lexicon.wordEnd(text, m.start - 1) <= m.start : true));
}

/** 得262名那次, 5年里: such numbers tell which or when, not what is asked for. */
const TELLS_WHICH = new Set(["", "名", "位", "年", "月", "天", "次"]);

/** 说花了二十多亿,具体是多少: what is asked for is of the kind that was told. */
function inferUnit(measures: MeasureAsk[], amounts: AmountSpan[]): void {
  const unit = amounts.find((a) => !TELLS_WHICH.has(a.unit))?.unit;
  if (unit) for (const m of measures) if (m.unit === "" || m.unit === "个" || m.unit === "#") m.unit = unit;
}

/** Words of time that ask for the latest figure, not for one of this year. */
const VAGUE = /^(?:截至|截止)?(?:到)?(?:目前|现在|如今|当前|眼下|今天|近年来?|近几年|[近过去前后]*[\d一二两三四五六七八九十]+年(?:内|间|来|里)|这[\d一二两三四五六七八九十几]+年|这些年|now|today|currently|so far)/u;

const ENGLISH = /\b(?:what|how|which|who|why|when|where|the|of|in|is|are|was|were|did|does|do|many|much|and|tell|show|list|rate|people|per|for|data|poverty|county|hello|hi|thanks|help|compare|source|per|cite)\b/u;
const englishWords = (text: string): boolean => ENGLISH.test(text);

/** Tries homophones when no place of ours was read, or when a name's ending stands behind unread characters. */
function respell(text: string, found: NameMatch[], speller: Speller, names: Names, lexicon: Lexicon, rules: string[]): { text: string; found: NameMatch[]; read: string[] } | null {
  const hasRegion = found.some((m) => m.named[0]?.kind === "region");
  const hasIndicator = found.some((m) => m.named[0]?.kind === "indicator" || m.named[0]?.kind === "absent");
  const ending = /[\u4e00-\u9fff][乡镇村县区市州旗]/u.test(text);
  const unread = lexicon.unread(text).some((r) => !found.some((m) => m.start <= r.start && r.start + r.text.length <= m.end));
  if (hasRegion && hasIndicator && !(ending && unread)) return null;
  const cut = (m: NameMatch): boolean => m.named[0]?.kind === "place" && m.end - m.start === 2 && /[州县市区旗乡镇村]/u.test(text[m.end - 1] ?? "") && m.start > 0; // 霸州 in 阿霸州
  const spelt = speller.han(text, found.filter((m) => (m.named[0]?.kind !== "indicator" || m.end - m.start > 3) && !cut(m)));
  if (spelt.read.length === 0) return null;
  rules.push("homophone");
  return { text: spelt.text, found: names.find(spelt.text), read: spelt.read };
}

function markSpelling(places: PlaceMention[], read: string[]): PlaceMention[] {
  return places.map((p) => (read.some((r) => r === p.name || p.name.startsWith(r)) ? { ...p, rule: "fuzzy" as const } : p));
}

const WHO = new Set(["位", "名", "人", "个"]);

/** A reporter who asks what a road cost does not ask who the reporter is. */
const asksFigure = (m: TemplateMatch, measures: MeasureAsk[]): boolean => m.intent === "source" && m.template.set["what"] !== undefined && measures.some((x) => x.unit !== "" && x.unit !== "#" && !WHO.has(x.unit));

function bestTemplate(templates: Templates, cut: string, measures: MeasureAsk[]): { best: TemplateMatch | null; all: TemplateMatch[] } {
  const all = templates.match(cut).filter((m) => !asksFigure(m, measures));
  const first = all[0] ?? null;
  const placeless = !cut.includes(slotChar("region")) && !cut.includes(slotChar("person"));
  const ranking = first?.intent === "computed" && placeless ? all.find((m) => m.intent === "ranking") : undefined; // 比例哪里最高 ranks places
  return { best: ranking ?? first, all };
}

/** 是不是增加到3万了: which way it went is no part of the figure's name. */

const ASKS_ITSELF = /多少|几多|好多|how m/u;

/** The question with each name, period and amount as one slot character: what templates are matched against. */
export function cutOut(text: string, found: NameMatch[], periods: Span[], amounts: AmountSpan[], out: readonly Span[] = []): string {
  const slots: (Span & { slot: Slot | null })[] = [
    ...found.flatMap((m) => {
      const kind = m.named[0]?.kind;
      if (kind === "indicator" && ASKS_ITSELF.test(text.slice(m.start, m.end))) return []; // 多挣多少 is an alias, and asks
      return kind && kind !== "absent" ? [{ start: m.start, end: m.end, slot: kind }] : kind ? [{ start: m.start, end: m.end, slot: "indicator" as const }] : [];
    }),
    ...periods.map((p) => ({ start: p.start, end: p.end, slot: "period" as const })),
    ...amounts.map((a) => ({ start: a.start, end: a.end, slot: "quantity" as const })),
    ...out.map((o) => ({ ...o, slot: null })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let cut = "";
  let from = 0;
  for (const s of slots) {
    if (s.start < from) continue;
    cut += text.slice(from, s.start) + (s.slot ? slotChar(s.slot) : "");
    from = s.end;
  }
  return trimEnd(cut + text.slice(from), "。??!!,,.;;");
}

function persons(found: NameMatch[]): string[] {
  return found.flatMap((m) => m.named.flatMap((n) => (n.kind === "person" ? [n.name] : [])));
}

function idsOf(found: NameMatch[]): string[] {
  return [...new Set(found.flatMap((m) => m.named.flatMap((n) => (n.kind === "indicator" ? [n.id] : []))))];
}

/** 比2016年, 同上年比几倍: the year that a multiple is held against is not the one asked for. */
function isBase(text: string, p: Span, measures: MeasureAsk[]): boolean {
  const multiple = measures.some((m) => m.unit === "倍") || /倍/u.test(text);
  return multiple && (/[比较]$/u.test(text.slice(0, p.start)) || (/[同与和跟是]$/u.test(text.slice(0, p.start)) && /^的?(?:比|相比|几|多少)/u.test(text.slice(p.end))));
}

function toMention(p: { period: PeriodMention["period"]; relative: boolean; surface: string }, now: string): PeriodMention {
  const year = Number((p.period.end ?? p.period.start ?? now).slice(0, 4));
  return { period: p.period, offset: p.relative ? year - Number(now.slice(0, 4)) : null, soft: false, word: p.surface };
}

const ASKING = /哪|谁|怎么|怎样|如何|为什么|为啥|什么|啥|咋|吗|what|which|who|why|how/gu;
function askingWords(text: string): Span[] {
  return [...text.matchAll(ASKING)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
