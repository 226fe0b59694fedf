import type { Conversation } from "../../domain/conversation.js";
import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Intent, Understanding } from "../../domain/understanding.js";
import type { World } from "../../domain/world.js";
import type { FactSearch } from "../facts/search.js";
import { without } from "../facts/without.js";
import type { PassageIndex } from "../passages/index.js";
import { absentToken } from "../../text/lexicon.js";
import { findChange } from "./change.js";
import { findComparison } from "./compare.js";
import { findComputed } from "./compute.js";
import type { Finder } from "./context.js";
import { findFigure } from "./figure.js";
import { findList, findMore, findProfile } from "./lists.js";
import { findFilter, findRanking } from "./rank.js";
import { falsePremise, findPassage, findSource, findWhy, searchPassages, PASSAGE_SURE } from "./texts.js";

const FINDERS: Record<Intent, (f: Finder) => Finding> = {
  figure: figureOrPassage,
  comparison: findComparison,
  ranking: findRanking,
  filter: findFilter,
  change: findChange,
  computed: findComputed,
  list: findList,
  profile: (f) => (f.u.template === "profile/region_data" && f.u.themes.length > 0 && f.regions.length > 0 ? findList(f) : findProfile(f)), // 就业方面开州有哪些数据
  passage: findPassage,
  source: findSource,
  more: findMore,
  why: findWhy,
  period_of: (f) => aboutTold(f, "period_of"),
  status_of: (f) => aboutTold(f, "status_of"),
  coverage: (f) => ({ kind: "coverage", what: (f.u.options["what"] ?? "regions") as "regions" | "indicators" | "articles" }),
  help: (f) => ({ kind: "help", topic: (f.u.options["topic"] ?? "start") as "start" }),
};

/** Understanding → Finding: what there is to answer with. Pure; nothing is worded here. */
export function find(world: World, all: FactSearch, passages: () => PassageIndex, u: Understanding, conversation: Conversation): Finding {
  return FINDERS[u.intent](finderFor(world, all, passages, u, conversation));
}

/** What finders and proposers work with: the question's places told apart from those that only stand in it. */
export function finderFor(world: World, everything: FactSearch, passages: () => PassageIndex, u: Understanding, conversation: Conversation): Finder {
  const search = without(everything, u.without, world);
  const known = (r: string): boolean => search.factsOf(r).length > 0;
  const said = u.places.filter((p, _, all) => !livedIn(p, all, u.text));
  const all = [...new Set(said.flatMap((p) => (p.region ? [p.region] : [])))];
  const some = u.intent === "passage" ? all : all.filter((r) => known(r) || !all.some((other) => known(other) && holds(world, other, r) && apart(u, other, r))); // 江界河安置点 has no figures: 瓮安 answers
  const named = innermost(some, world); // 开州长沙镇 is 长沙镇, whatever we hold of 开州
  const told = u.intent === "passage" ? named : named.filter(known);
  const regions = told.length > 0 || u.intent !== "passage" ? told : named;
  const empty = u.places.flatMap((p) => (p.region && named.includes(p.region) && !known(p.region) ? [p.name] : []));
  const ours = u.places.filter((p) => p.region);
  const outside = [...u.places.flatMap((p) => (p.region || saidInPassing(p, ours, u.text) ? [] : [p.name])), ...(regions.length > 0 ? [] : empty)];
  const absent = u.absent.filter((name) => search.holding(absentToken(name)).length === 0); // an ingested article may give it
  return { world, search, passages, u: { ...u, absent }, conversation, regions, outside: outside.filter((name) => !spokenOf(name, u, search)) };
}

/** 江界河、朵云…,瓮安有几个: named in clauses of their own; 开州长沙 is one place. */
function apart(u: Understanding, a: string, b: string): boolean {
  const [x, y] = [a, b].map((r) => u.places.find((p) => p.region === r));
  return x !== undefined && y !== undefined && /[,，、。;；]/u.test(u.text.slice(Math.min(x.end, y.end), Math.max(x.start, y.start)));
}

/** 现在成都上班: where the asker lives, beside the place asked about. */
function livedIn(place: { region: string | null; end: number }, all: { region: string | null }[], text: string): boolean {
  return place.region !== null && all.some((p) => p.region !== null && p.region !== place.region) && /^[市区县]?(?:这边|那边)?(?:上班|工作|上学|读书|念书|打工|定居|生活|当兵|出差)/u.test(text.slice(place.end));
}

/** 我是台湾的研究生,想引用科左后旗…: a place in another clause than the one that names ours says who asks. */
function saidInPassing(place: { start: number; end: number }, ours: { start: number }[], text: string): boolean {
  return ours.length > 0 && ours.every((o) => o.start > place.end && /[,,。;;!!??]/u.test(text.slice(place.end, o.start)));
}

/** A place that no article is about may still stand in a figure's own words (京蒙协作): then it is part of the question, not its place. */
function spokenOf(name: string, u: Understanding, search: FactSearch): boolean {
  const stem = name.replace(/(?:省|市|县|区|自治区|自治州)$/u, "");
  const regions = u.places.flatMap((p) => (p.region ? [p.region] : []));
  return regions.some((r) => search.factsOf(r).some((x) => x.subject?.includes(stem) || x.words.some((w) => w.includes(stem))));
}

/** 开州区关面乡 is one place, the smaller: a region that only says where another lies is dropped. */
function innermost(regions: string[], world: World): string[] {
  return regions.filter((r) => !regions.some((other) => other !== r && holds(world, r, other)));
}

function holds(world: World, container: string, id: string): boolean {
  for (let at = world.regions.get(id)?.parent; at; at = world.regions.get(at)?.parent) if (at === container) return true;
  return false;
}

/** No measure is asked for, but something is: 看病要先交钱吗, 是给谁的. */
const OPEN = /[吗没谁啥咋嘛]|什么|怎么|怎样|如何|哪[^年]|邊|边个|点样|\b(?:who|why|where)\b|^(?:does|do|did|is|are|can)\b/u;
const HALF_SAID = 0.8;

/** A question that asks for no number is answered by the paragraph when that says more of it than the figure does. */
function insteadOf(f: Finder, main: Fact[]): Finding | null {
  if (f.u.measures.length > 0 || f.u.claim !== null || f.u.direction !== null || f.u.elliptic || !OPEN.test(f.u.text) || f.search.unionCover(f.u, main) >= HALF_SAID) return null;
  const passages = searchPassages(f);
  const premise = passages[0] ? falsePremise(f, passages[0]) : null;
  if (premise) return premise;
  return (passages[0]?.confidence ?? 0) >= PASSAGE_SURE + 0.08 ? { kind: "passage", passages, related: main, remarks: [] } : null;
}

/** A figure; and where there is none and no measure asks for one, the paragraph that speaks of it. */
function figureOrPassage(f: Finder): Finding {
  if (f.u.terms.length === 0 && f.u.measures.length === 0 && f.regions.length === 0 && f.outside.length === 0) return { kind: "help", topic: "empty" };
  const found = findFigure(f);
  const told = found.kind === "fact" ? insteadOf(f, found.main) : null;
  if (told) return told;
  if (found.kind !== "not_found" || f.u.measures.some((m) => m.unit !== "")) return found;
  if (found.why.kind === "outside" || found.why.kind === "absent_indicator" || found.why.kind === "no_period") return found;
  const passages = searchPassages(f);
  const top = passages[0];
  if (top && top.confidence >= PASSAGE_SURE + (f.u.measures.length > 0 ? 0.2 : 0.05)) return { kind: "passage", passages, related: [], remarks: [] };
  return { ...found, passages: top && top.confidence >= 0.4 ? [top] : [] };
}

/** 哪年的, 这是计划吗: of the figures told last, or of those that the question names. */
function aboutTold(f: Finder, kind: "period_of" | "status_of"): Finding {
  const told: Fact[] = f.conversation.facts.flatMap((id) => f.search.byId(id) ?? []);
  if (f.regions.length === 0 && told.length > 0) return { kind, facts: told };
  const ofPlace = [...f.conversation.turns].reverse().map((ids) => ids.flatMap((id) => f.search.byId(id) ?? []).filter((x) => f.regions.includes(x.region)));
  const last = f.u.terms.some((t) => t.known) ? undefined : ofPlace.find((facts) => facts.length > 0); // 南部那个是哪年的
  if (last) return { kind, facts: last };
  const found = findFigure(f);
  return found.kind === "fact" ? { kind, facts: found.main } : found;
}
