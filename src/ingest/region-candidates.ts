import { NATION, NOWHERE, type Place } from "../domain/region.js";
import type { Span } from "../text/sentences.js";
import type { Placed } from "./mention-roles.js";
import type { RegionFeature } from "./region-features.js";
import type { Scoped } from "./region-scope.js";

/** A place that a figure may be told of, with what was seen of it. */
export interface RegionCandidate {
  place: Place;
  seen: Partial<Record<RegionFeature, number>>;
  rule: string; // what brought it in first: "subject", "全县", "article"
}

/** All that bears on whose figures a clause tells. */
export interface Surroundings {
  clause: readonly Placed[]; // the clause's places
  sentence: readonly Placed[]; // those of its clauses before, in their order
  before: readonly Placed[]; // those of the sentences before in the same stretch of the paragraph
  headline: readonly Place[]; // of the story
  story: Place | null; // what it is about; null where the page is one article, or the story names no place
  main: Place; // what the article is about; NOWHERE for a page of many stories
  mainSure: boolean;
  digest: boolean; // a page of many stories
  scoped: Scoped; // what the rules of grammar say
  wider: Scoped | null; // the same for a number of counties
  provinces: boolean; // the clause tells of a number of provinces
  body: string | null; // the organisation that is told of
  bodyPlaced: boolean; // a place is named with it
  share: { index: number; of: number } | null; // which of the clause's figures behind 分别
  isWithin: (inner: Place, outer: Place) => boolean;
}

const ROLE_FEATURE: Readonly<Partial<Record<Placed["role"], RegionFeature>>> = {
  subject: "subject", topic: "topic", where: "where", owner: "plain", plain: "plain", receiver: "receiver", built: "built",
  compared: "compared", from: "fromTo", to: "fromTo", inName: "inName",
};

/** The places that a figure may be told of; what speaks for each is seen in what stands around it. */
export function regionCandidates(figure: Span, around: Surroundings): RegionCandidate[] {
  const { wider } = around;
  if (wider) return [{ place: wider.place, seen: { counties: 1 }, rule: wider.rule }]; // told of no single county
  const candidates = new Map<string, RegionCandidate>();
  const see = (place: Place, feature: RegionFeature, rule: string, value = 1): void => {
    const known = candidates.get(place.id) ?? { place, seen: {}, rule };
    known.seen[feature] = Math.max(known.seen[feature] ?? 0, value);
    candidates.set(place.id, known);
  };
  seeRules(figure, around, see);
  seeClause(figure, around, see);
  const acting = around.sentence.filter((one) => isActing(one) && !one.outer).at(-1);
  if (acting) see(acting.place, "sentence", "sentence");
  for (const one of around.sentence) if (one !== acting) see(one.place, "sentenceAny", "sentence");
  const acted = around.before.filter((one) => isActing(one) && !one.outer).at(-1);
  if (acted) see(acted.place, "before", "sentence before");
  const last = around.before.filter(({ role, outer }) => !outer && role !== "inName" && role !== "compared").at(-1);
  if (last) see(last.place, "beforeAny", "sentence before");
  seeFrame(around, see);
  for (const candidate of candidates.values()) seeTrust(candidate, around);
  return [...candidates.values()];
}

const isActing = ({ role }: Placed): boolean => role === "subject" || role === "topic" || role === "where" || role === "receiver";

type See = (place: Place, feature: RegionFeature, rule: string, value?: number) => void;

const WORD = /^[全该本我这当]/u;

function seeRules(figure: Span, { scoped, clause, sentence, provinces, body, bodyPlaced }: Surroundings, see: See): void {
  const { place, rule } = scoped;
  const none = sentence.length === 0 && clause.every(({ start }) => start > figure.start);
  if (provinces) see(NATION, "provinces", "provinces");
  if (rule === "subject") see(place, "rulesSubject", rule);
  else if (rule === "partner acts") see(place, "rulesPartner", rule);
  else if (rule === "article" || rule === "heading") see(place, none && (body === null || bodyPlaced) ? "rulesAlone" : "rulesTopic", rule);
  else see(place, WORD.test(rule) || rule === "the rest" ? "rulesWord" : "rulesPerson", rule);
}

function seeClause(figure: Span, { clause, share }: Surroundings, see: See): void {
  const ahead = clause.filter(({ end }) => end <= figure.start);
  const helped = clause.some(({ role }) => role === "built");
  for (const one of ahead) {
    const feature = ROLE_FEATURE[one.role];
    if (feature) see(one.place, feature, one.role);
    if (one.outer) see(one.place, "outer", one.role);
    if (helped && one.role === "subject") see(one.place, "gives", one.role);
    if (one.place.id === NATION.id && (one.role === "subject" || one.role === "plain" || one.role === "owner")) see(one.place, "national", one.role);
  }
  const nearest = ahead.filter(({ role, outer }) => !outer && role !== "inName" && role !== "compared" && role !== "receiver").at(-1);
  if (nearest) see(nearest.place, "nearest", nearest.role);
  for (const { place, role } of clause) if (ahead.every((one) => one.place.id !== place.id) && role !== "inName" && role !== "compared") see(place, "after", "behind");
  const actors = ahead.filter(({ outer, role }) => !outer && role !== "compared" && role !== "inName");
  const its = share && actors.length === share.of ? actors[share.index] : undefined;
  if (its) see(its.place, "distributed", "分别");
}

/** What holds for the whole story or article. */
function seeFrame({ headline, story, main, mainSure, digest, body, bodyPlaced, clause, sentence, before }: Surroundings, see: See): void {
  for (const place of headline) see(place, "headline", "heading");
  if (story) see(story, "story", "story");
  if (main.id !== NOWHERE.id) see(main, mainSure ? "main" : "mainDoubt", "article");
  if (digest) {
    const named = [...clause, ...sentence, ...before].some(({ place, role }) => place.id !== NATION.id && role !== "inName");
    const other = named || headline.some(({ id }) => id !== NATION.id) || (story !== null && story.id !== NATION.id);
    see(NATION, "nationStory", "story", other ? 0 : 1);
  }
  see(NOWHERE, "nowhere", "nowhere");
  if (body !== null && !bodyPlaced) see(NOWHERE, "nowhereBody", "nowhere");
}

function seeTrust(candidate: RegionCandidate, { clause, sentence, before, main, story, isWithin }: Surroundings): void {
  const { place, seen } = candidate;
  const named = [...clause, ...sentence, ...before].filter((one) => one.place.id === place.id);
  if (named.length > 0 && named.every(({ trust }) => trust === "likely")) seen.likely = 1;
  if (named.some(({ trust }) => trust === "low")) seen.low = 1;
  const frame = story ?? main;
  if (frame.id !== NOWHERE.id && frame.id !== place.id && isWithin(place, frame)) seen.inner = 1;
}
