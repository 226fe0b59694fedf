import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Cue, Understanding } from "../../domain/understanding.js";
import { isWithin, type World } from "../../domain/world.js";
import type { Feature } from "../../judge/index.js";
import { unitFits } from "../../text/measures.js";
import { fitPeriod } from "../facts/period-fit.js";
import type { FactSearch } from "../facts/search.js";
import { has, ownContent, type Plan } from "./plan.js";
import { factsOf } from "./several.js";

/** What a plan is held against. */
export interface Question {
  own: Understanding; // the question by itself
  world: World;
  search: FactSearch;
}

type PlanFeature = Feature<Plan, Question>;

const flag = (is: boolean): number => (is ? 1 : 0);
const refuses = ({ finding }: Plan): boolean => finding.kind === "not_found";
const facts = (plan: Plan): Fact[] => factsOf([plan.finding]);

/** Cues that call for an operation; the others only say where or what. */
const CALLS = new Set<Cue["cue"]>([
  "most", "least", "nth", "nth_least", "top", "rank", "rising", "more", "less", "all_places", "table", "count", "each",
  "sum", "differ", "ratio", "share", "change_percent", "rest", "average", "product", "thanks", "hello", "bye", "about_bot", "off_topic",
]);
const called = (own: Understanding): Cue[] => own.cues.filter((c) => CALLS.has(c.cue));

/** Share of the question's own content that the figures or the paragraph told say. */
function coverOf(plan: Plan, { own, search }: Question): number {
  const terms = own.terms.filter((t) => t.known);
  if (terms.length === 0) return 1;
  const told = facts(plan);
  const top = topPassage(plan.finding);
  const said = told.length > 0 ? search.unionCover({ ...own, terms }, told) : 0;
  return Math.max(said, top ? search.coverOf({ ...own, terms }, top.article, top.paragraph) : 0);
}

const topPassage = (finding: Finding): { article: string; paragraph: number; confidence: number } | undefined =>
  finding.kind === "passage" ? finding.passages[0] : finding.kind === "several" ? finding.parts.map(topPassage).find(Boolean) : undefined;

function fitsUnit(plan: Plan, unit: string): boolean {
  const { finding } = plan;
  const computed = finding.kind === "computed" || finding.kind === "comparison" || finding.kind === "change" ? finding.computed : [];
  const units = [...facts(plan).map((x) => x.unit), ...computed.map((c) => c.unit.split("/")[0] ?? "")];
  return units.some((u) => unitFits(unit, u) > 0.35 || (unit === "%" && u === "百分点"));
}

const typed = (own: Understanding): string[] => own.measures.map((m) => m.unit).filter((u) => u !== "" && u !== "#");
const answers = (plan: Plan): boolean => !["not_found", "clarify", "help"].includes(plan.finding.kind);
const terms = (own: Understanding): number => ownContent(own).reduce((sum, t) => sum + t.weight, 0);

export const PLAN_FEATURES: readonly PlanFeature[] = [
  { name: "answered", sign: 1, why: "something is told", of: (plan) => flag(answers(plan)) },
  { name: "askedBack", sign: -1, why: "asks back", of: (plan) => flag(plan.finding.kind === "clarify") },
  { name: "refused", sign: -1, why: "nothing is told", of: (plan) => flag(refuses(plan)) },
  { name: "cover", sign: 1, why: "share of the question's own words that what is told says", of: (plan, q) => (answers(plan) ? coverOf(plan, q) : 0) },
  { name: "unsaid", sign: -1, why: "of the question's own content most is left unsaid", of: (plan, q) => flag(answers(plan) && terms(q.own) >= 1 && coverOf(plan, q) < 0.4) },
  { name: "later", sign: -1, why: "a less likely reading of the question in its conversation", of: (plan) => Math.min(1, plan.order / 4) },
  { name: "template", sign: 1, why: "read by a template as it stands", of: (plan, { own }) => flag(plan.op === "find" && plan.order === 0 && own.template !== null) },
  { name: "cueRead", sign: 1, why: "share of the words that call for an operation which it reads", of: (plan, { own }) => share(called(own), (c) => plan.cues.includes(c.cue)) },
  { name: "cueUnread", sign: -1, why: "words that call for an operation are left unread", of: (plan, { own }) => (answers(plan) ? share(called(own), (c) => !plan.cues.includes(c.cue)) : 0) },
  { name: "unitUnmet", sign: -1, why: "share of the measures asked for that nothing told has", of: (plan, { own }) => (answers(plan) && plan.finding.kind !== "passage" ? share(typed(own), (unit) => !fitsUnit(plan, unit)) : 0) },
  { name: "unitMet", sign: 1, why: "every measure asked for is told", of: (plan, { own }) => flag(typed(own).length > 0 && typed(own).every((unit) => fitsUnit(plan, unit))) },
  { name: "placeUnread", sign: -1, why: "share of the places named of which nothing is told", of: (plan, q) => (answers(plan) ? placesUnread(plan, q) : 0) },
  { name: "timeUnread", sign: -1, why: "a time is asked for and nothing told is of it", of: timeUnread },
  { name: "toldPointed", sign: 1, why: "works with what was told, and the question points at it", of: (plan, { own }) => flag(plan.from === "told" && has(own, "told")) },
  { name: "toldAlone", sign: 1, why: "works with what was told, and the question names nothing of its own", of: (plan, { own }) => flag(plan.from === "told" && terms(own) < 0.8 && own.places.length === 0) },
  { name: "toldBeside", sign: -1, why: "works with what was told, though the question names its own", of: (plan, { own }) => flag(plan.from === "told" && (terms(own) >= 0.8 || own.places.length > 0)) },
  { name: "joined", sign: 1, why: "several results on the same operands", of: (plan) => flag(plan.finding.kind === "computed" && plan.finding.computed.length > 1) },
  { name: "several", sign: 1, why: "each of several things asked for is told", of: (plan) => flag(plan.op === "several") },
  { name: "items", sign: 1, why: "each thing of an enumeration is told", of: (plan) => flag(plan.from === "items") },
  { name: "itemsUnread", sign: -1, why: "an enumeration of which fewer figures are told than it has things", of: (plan, { own }) => flag(answers(plan) && own.items.length > 1 && facts(plan).length < own.items.length) },
  { name: "everywhere", sign: 1, why: "one figure of every place", of: (plan) => flag(plan.from === "everywhere") },
  { name: "everywhereCarried", sign: -1, why: "one figure of every place, of what was spoken of", of: (plan) => flag(plan.from === "everywhere" && plan.understanding.elliptic) },
  { name: "everywhereNamed", sign: -1, why: "one figure of every place, though one place is named", of: (plan, { own }) => flag(plan.from === "everywhere" && own.places.length > 0) },
  { name: "placesTold", sign: 1, why: "of each of several places named something is told, and each is asked for", of: (plan, q) => flag(plan.from === "places" && q.own.places.length > 1 && has(q.own, "each", "table") && placesUnread(plan, q) === 0) },
  { name: "again", sign: 1, why: "the figure told last, of the place or time named", of: (plan) => flag(plan.op === "again") },
  { name: "claimMet", sign: 1, why: "the number that the question claims is told", of: (plan, { own }) => flag(own.claim !== null && facts(plan).some((x) => x.value === own.claim?.value)) },
  { name: "crossPeriods", sign: -1, why: "a sum or share of figures of unlike times", of: (plan) => flag(plan.finding.kind === "computed" && new Set(plan.finding.facts.map((x) => x.period.text)).size > 1) },
  { name: "chat", sign: 1, why: "small talk", of: (plan) => flag(plan.op === "small_talk") },
  { name: "passage", sign: 1, why: "how surely the paragraph is the one", of: (plan) => topPassage(plan.finding)?.confidence ?? 0 },
];

function share<T>(all: readonly T[], is: (x: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length;
}

function placesUnread(plan: Plan, { own, world }: Question): number {
  const told = facts(plan);
  if (told.length === 0) return 0;
  const named = [...new Set(own.places.flatMap((p) => p.region ?? []))];
  return share(named, (r) => !told.some((x) => isWithin(world, x.region, r) || isWithin(world, r, x.region) || x.about.includes(r)));
}

function timeUnread(plan: Plan, { own, world }: Question): number {
  const hard = own.periods.filter((p) => !p.soft);
  const told = facts(plan);
  if (hard.length === 0 || told.length === 0 || !answers(plan)) return 0;
  return share(hard, (p) => !told.some((x) => fitPeriod(p, x, world) !== "other"));
}
