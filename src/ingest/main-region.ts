import { NOWHERE } from "../domain/region.js";
import { foldSameLength } from "../text/quantities/index.js";
import { addLocals } from "./local-places.js";
import type { Mention, Places } from "../places/index.js";
import { isDigest, storiesOf } from "./stories.js";
import type { ParsedArticle, Paragraph, Place } from "./types.js";

/** The places of an article: whom it is about, and the townships and villages that it names. */
export interface ArticlePlaces {
  main: Place; // NOWHERE where it names none, and on a page of many stories
  sure: boolean; // by title, heading or publisher, not by its text alone
  digest: boolean; // a page of many stories
  mentions: ReadonlyMap<number, Mention[]>; // by paragraph
  stories: ReadonlyMap<number, StoryPlaces>; // by paragraph
}

/** The places of a story, or of a section of one article. */
export interface StoryPlaces {
  first: number; // its first paragraph
  headline: readonly Place[];
  main: Place | null; // what a story is about; null in one article
}

/** 安吉, 全州: everyday words or not, an article that names the county in full and again by its stem means the county. */
function addShortNames(texts: ReadonlyMap<number, string>, found: ReadonlyMap<number, Mention[]>, title: string, places: Places): void {
  const whole = [...texts.values()].join("\n");
  const named = new Map([...found.values()].flat().map(({ place }) => [place.id, place]));
  for (const place of named.values()) {
    const stem = place.name.slice(0, -1);
    if (place.level !== "county" || !/[县市旗]$/u.test(place.name) || stem.length < 2 || stem.length > 3 || !whole.includes(place.name)) continue;
    if (title.includes(stem) || whole.split(stem).length - whole.split(place.name).length >= 3) places.alias(stem, place);
  }
}

/** Counts where places stand; titles and headings weigh more. */
function weigh(paragraphs: readonly Paragraph[], found: ReadonlyMap<number, Mention[]>, title: string | null): Map<string, { place: Place; weight: number }> {
  const weights = new Map<string, { place: Place; weight: number }>();
  for (const { n, role, text } of paragraphs) {
    if (role === "furniture" || role === "byline") continue;
    const inTitle = title !== null && text.includes(title);
    const column = inTitle ? (/^[【\[][^】\]]{1,20}[】\]]/u.exec(text)?.[0].length ?? 0) : 0; // 【乡村振兴看浙江】 heads many articles
    for (const { place, start, inName, trust } of found.get(n) ?? []) {
      if (start < column || inName === true || trust === "low") continue;
      const entry = weights.get(place.id) ?? { place, weight: 0 };
      entry.weight += inTitle ? 8 : role === "heading" ? 2 : 1;
      weights.set(place.id, entry);
    }
  }
  return weights;
}

const PUBLISHER = 4; // 某县融媒体中心 writes of its county
const LEAD = 2; // whom the first sentence is about
const LEAD_REACH = 60; // characters
const MOST_WORDS = 6; // 全县, 该县…: said often, it counts no more than that
const WHOLE = /[全该我本](?<level>[市县区旗州])(?![一二三四五六七八九十级])/gu;

type Weights = Map<string, { place: Place; weight: number }>;

function add(weights: Weights, place: Place, weight: number): void {
  const entry = weights.get(place.id) ?? { place, weight: 0 };
  entry.weight += weight;
  weights.set(place.id, entry);
}

/** 全县 and 该市 mean the place of that kind that is named most, a county before what holds it. */
function weighWords(paragraphs: readonly Paragraph[], texts: ReadonlyMap<number, string>, weights: Weights): void {
  const said = new Map<string, number>();
  for (const { n, role } of paragraphs) {
    if (role === "furniture" || role === "byline") continue;
    for (const { groups } of (texts.get(n) ?? "").matchAll(WHOLE)) said.set(groups?.["level"] ?? "", (said.get(groups?.["level"] ?? "") ?? 0) + 1);
  }
  for (const [ending, times] of said) {
    const named = [...weights.values()].filter(({ place: { name, level } }) => name.endsWith(ending) && level !== "province" && level !== "township" && level !== "village");
    const most = named.sort((a, b) => b.weight - a.weight)[0];
    if (most) add(weights, most.place, Math.min(times, MOST_WORDS, most.weight * 2));
  }
}

/** The county that the first paragraph names first. */
function weighLead(paragraphs: readonly Paragraph[], texts: ReadonlyMap<number, string>, found: ReadonlyMap<number, Mention[]>, weights: Weights): void {
  const lead = paragraphs.find(({ role, n }) => role === "body" && (found.get(n) ?? []).length > 0);
  const first = lead && (found.get(lead.n) ?? []).find(({ place }) => place.level === "county");
  if (lead && first && first.start < LEAD_REACH && !/[、至到]/u.test((texts.get(lead.n) ?? "").slice(first.end, first.end + 1))) add(weights, first.place, LEAD);
}

/**
 * Whom an article is about. A place holds what is told of the places within it, so an article on five counties is about their
 * province, and one on a county with stories from its villages about the county.
 */
export function findArticlePlaces(article: ParsedArticle, places: Places): ArticlePlaces {
  const texts = new Map(article.paragraphs.filter(({ role }) => role !== "furniture").map(({ n, text }) => [n, foldSameLength(text)]));
  const findAll = (): Map<number, Mention[]> => new Map([...texts].map(([n, text]) => [n, places.find(text)]));
  let found = findAll();
  addShortNames(texts, found, foldSameLength(article.meta.title ?? ""), places);
  found = findAll();
  const body = article.paragraphs.filter(({ role }) => role !== "byline");
  places.prefer(new Set([...weigh(body, found, article.meta.title).values()].filter(({ place }) => place.level !== "county").map(({ place }) => place.id)));
  found = findAll();
  const weights = weigh(body, found, article.meta.title);
  weighWords(body, texts, weights);
  weighLead(body, texts, found, weights);
  for (const { place } of places.find(foldSameLength(article.meta.publisher ?? ""))) if (place.level === "county") add(weights, place, PUBLISHER);
  const stories = storiesOf(body);
  const digest = isDigest(stories, article.meta.title && foldSameLength(article.meta.title), found);
  const main = digest ? NOWHERE : (choose(weights, places) ?? NOWHERE);
  places.prefer(new Set([main.id, ...places.above(main).map(({ id }) => id)]));
  if (main.id !== NOWHERE.id) addLocals(texts, found, main, places);
  const mentions = findAll();
  const byParagraph = new Map<number, StoryPlaces>();
  for (const { heading, paragraphs } of stories) {
    const headline = heading ? (mentions.get(heading.n) ?? []).filter(({ inName }) => inName !== true).map(({ place }) => place) : [];
    const about = digest ? choose(weigh(paragraphs, mentions, heading?.text ?? null), places) : null;
    const story = { first: paragraphs[0]?.n ?? 0, headline, main: about };
    for (const { n } of paragraphs) byParagraph.set(n, story);
  }
  return { main, sure: isNamedOutside(article, main, mentions, places), digest, mentions, stories: byParagraph };
}

/** Whether title, heading or publisher name the place, or the text names it often. */
function isNamedOutside({ meta, paragraphs }: ParsedArticle, main: Place, mentions: ReadonlyMap<number, readonly Mention[]>, places: Places): boolean {
  const isMain = ({ place }: Mention): boolean => place.id === main.id || places.above(place).some(({ id }) => id === main.id);
  const said = `${meta.title ?? ""}\n${meta.publisher ?? ""}`;
  if (places.find(foldSameLength(said)).some(isMain)) return true;
  if (paragraphs.some(({ n, role }) => role === "heading" && (mentions.get(n) ?? []).some(isMain))) return true;
  return [...mentions.values()].flat().filter(isMain).length >= OFTEN;
}

const OFTEN = 3; // times that a text alone must name a place to be about it

/** The nation holds every place but stands beside them here: an article that names it most is about all of it. */
const DEPTH: Readonly<Record<string, number>> = { nation: 0.5, country: 1, area: 1, water: 1, zone: 1.5, province: 1, prefecture: 2, county: 3 };

function choose(weights: ReadonlyMap<string, { place: Place; weight: number }>, places: Places): Place | null {
  const entries = [...weights.values()].filter(({ place }) => DEPTH[place.level] !== undefined);
  const total = entries.reduce((sum, { weight }) => sum + weight, 0);
  // the innermost place that holds most of what is named
  const within = (container: Place): number => entries.filter(({ place }) => place.id === container.id || places.above(place).some(({ id }) => id === container.id)).reduce((sum, { weight }) => sum + weight, 0);
  const candidates = new Map<string, Place>();
  for (const { place } of entries) for (const p of [place, ...places.above(place)]) candidates.set(p.id, p);
  const ranked = [...candidates.values()].map((place) => ({ place, share: within(place) / total, depth: DEPTH[place.level] ?? 0 })).filter(({ share }) => share >= 0.45);
  ranked.sort((a, b) => b.depth - a.depth || b.share - a.share);
  return ranked[0]?.place ?? entries.sort((a, b) => b.weight - a.weight)[0]?.place ?? null;
}
