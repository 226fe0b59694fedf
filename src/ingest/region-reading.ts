import { NOWHERE } from "../domain/region.js";
import type { Mention, Places } from "../places/index.js";
import type { Quantity } from "../text/quantities/index.js";
import type { Span } from "../text/sentences.js";
import { isAbove, narrow, widerPlace } from "./figure-region.js";
import type { ArticlePlaces } from "./main-region.js";
import { rolesOf, type Placed } from "./mention-roles.js";
import { regionCandidates, type RegionCandidate, type Surroundings } from "./region-candidates.js";
import type { JudgedRegion, RegionJudge } from "./region-judge.js";
import { createRegionScope, isLead, type RegionScope, type Scoped } from "./region-scope.js";
import { cutAtHeadlines, segmentsOf, type Segment } from "./stories.js";
import type { Place } from "./types.js";

/** A figure's choice of region, to be fitted on. */
export type WatchRegions = (choice: { paragraph: number; figure: Quantity; candidates: readonly RegionCandidate[] }) => void;

/** Follows an article from clause to clause and says whose each figure is. */
export interface RegionReading {
  /** @param mentions the paragraph's places */
  paragraph(n: number, folded: string, mentions: readonly Mention[]): void;
  section(place: Place | null): void;
  /** The parts of a sentence that headlines run into. */
  cut(sentence: Span): Span[];
  sentence(): void;
  /** What the rules of grammar say of the clause. */
  clause(clause: Span): Scoped;
  /** The person or organisation told of narrows it. */
  told(told: { name: string; person: boolean } | null): void;
  /** @param share which of the clause's figures it is where 分别 gives each place one */
  figure(quantity: Quantity, share: { index: number; of: number } | null): JudgedRegion & { scoped: Scoped };
}

const PROVINCES = /\d{1,2}个?省(?:[区份、(市]|$)|各省(?:[区市、(]|$)|(?:多|数|几|十|二十|三十)个?省份/u;

export function createRegionReading(where: ArticlePlaces, places: Places, judge: RegionJudge, watch?: WatchRegions): RegionReading {
  const homes = new Map<string, Place>(); // where persons live
  const isWithin = (inner: Place, outer: Place): boolean => inner.id !== outer.id && isAbove(places, outer, inner);
  const within = (inner: Mention, outer: Mention): boolean => isWithin(inner.place, outer.place);
  let scope: RegionScope = createRegionScope(where.main, places);
  let first = -1; // of the story's paragraphs
  let [n, folded, mentions] = [0, "", [] as readonly Mention[]];
  let segments: Segment[] = [];
  let placed: { span: Span; sentence: number; places: Placed[] }[] = []; // clauses that name one
  let segmentBefore = 0; // the segment of the clause before
  let [sentence, at] = [0, { start: 0, end: 0 } as Span];
  let scoped: Scoped = { place: where.main, rule: "article" };
  let body: string | null = null;
  let provinces = false; // the clause speaks of several provinces

  /** The stretch of the paragraph that a figure stands in, and the places of the headline over it. */
  function stretch(start: number): { from: number; headline: Place[] | null } {
    const index = segments.findIndex((segment) => start < segment.end);
    const over = segments.slice(0, Math.max(0, index) + 1).findLastIndex(({ headline }) => headline);
    const line = segments[over];
    const from = segments[Math.max(0, index)]?.start ?? 0;
    if (!line) return { from, headline: null };
    return { from, headline: mentions.filter(({ start: s, end }) => s >= line.start && end <= line.end).map(({ place }) => place) };
  }

  function surroundings(quantity: Quantity, share: Surroundings["share"]): Surroundings {
    const story = where.stories.get(n);
    const { from, headline } = stretch(quantity.start);
    const near = placed.filter(({ span }) => span.end > from).map((one) => ({ ...one, places: one.places.filter(({ start }) => start >= from) }));
    const clause = near.filter(({ span }) => span.start === at.start).flatMap((one) => one.places);
    const earlier = near.filter(({ span, sentence: s }) => s === sentence && span.start < at.start).flatMap((one) => one.places);
    const before = near.filter(({ sentence: s }) => s < sentence).flatMap((one) => one.places);
    return {
      clause, sentence: earlier, before,
      headline: headline ?? story?.headline ?? [], story: headline ? null : (story?.main ?? null),
      main: where.main, mainSure: where.sure, digest: where.digest, scoped,
      wider: widerPlace(quantity, folded, at, mentions, scoped, { main: where.main, places }),
      provinces,
      body, bodyPlaced: body !== null && [...clause, ...earlier, ...before].some(({ role }) => role !== "compared"),
      share, isWithin,
    };
  }

  return {
    paragraph(number, text, its) {
      const story = where.stories.get(number);
      if (where.digest && story && story.first !== first) {
        first = story.first;
        scope = createRegionScope(story.main ?? NOWHERE, places);
      }
      [n, folded, mentions] = [number, text, its];
      [segments, placed, sentence, segmentBefore] = [segmentsOf(text, where.digest), [], 0, 0];
      scope.paragraph();
    },
    section: (place) => scope.section(place),
    cut: (span) => cutAtHeadlines(span, segments),
    sentence() {
      sentence++;
      scope.sentence();
    },
    clause(clause) {
      const segment = segments.findIndex(({ end }) => clause.start < end);
      if (segment !== segmentBefore) scope.paragraph(); // a paragraph of the page
      segmentBefore = segment;
      at = clause;
      provinces = PROVINCES.test(folded.slice(clause.start, clause.end));
      const named = rolesOf(folded, clause, mentions, isLead, within);
      if (named.length > 0) placed.push({ span: clause, sentence, places: named });
      scoped = scope.clause(folded, clause, mentions);
      return scoped;
    },
    told(told) {
      body = told && !told.person ? told.name : null;
      scoped = narrow(scoped, told, folded, at, mentions, homes);
    },
    figure(quantity, share) {
      const candidates = regionCandidates(quantity, surroundings(quantity, share));
      watch?.({ paragraph: n, figure: quantity, candidates });
      const judged = judge(candidates) ?? { candidate: { place: NOWHERE, seen: {}, rule: "nowhere" }, p: 0 };
      return { ...judged, scoped };
    },
  };
}
