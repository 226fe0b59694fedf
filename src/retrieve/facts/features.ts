import { NATION } from "../../domain/region.js";
import type { Feature } from "../../judge/index.js";
import { MOVES } from "../../text/moves.js";
import type { FactQuestion, Sighting } from "./sighting.js";

type Row = Feature<Sighting, FactQuestion>;
const yes = (is: boolean): number => (is ? 1 : 0);

/** What speaks for and against a figure as the answer. Weights: data/weights/facts.json. */
export const FACT_FEATURES: readonly Row[] = [
  { name: "cover", sign: 1, why: "share of the question that its names say", of: (s) => s.cover },
  { name: "wording", sign: 1, why: "share of its best name that the question says",
    of: (s) => s.names.wording },
  { name: "nameShare", sign: 1, why: "the same of the name itself: 新建 is not 改扩建",
    of: (s) => s.names.nameShare },
  { name: "change", sign: 1, why: "a change is asked for, and it is one",
    of: (s, q) => yes(asksChange(q) && s.names.ofChange) },
  { name: "unasked", sign: -1, why: "a change, which was not asked for",
    of: (s, q) => yes(!asksChange(q) && s.names.ofChange) },
  { name: "named", sign: 1, why: "its indicator is named, and little else is asked",
    of: (s, { u }) => yes(u.indicators.includes(s.fact.indicator)) * s.cover ** 2 },
  { name: "sentence", sign: 1, why: "more of the question stands in its sentence",
    of: (s) => s.beyond.sentence },
  { name: "before", sign: 1, why: "more of it stands right before", of: (s) => s.beyond.before },
  { name: "heading", sign: 1, why: "more of it stands in heading or title",
    of: (s) => s.beyond.heading },
  { name: "paragraph", sign: 1, why: "more of it stands in the paragraph",
    of: (s) => s.beyond.paragraph },
  { name: "headless", sign: -1, why: "what is counted stands nowhere: 多少村民",
    of: (s) => yes(s.beyond.headless) },
  { name: "unitFit", sign: 1, why: "the kind of unit asked for", of: (s) => Math.max(0, s.unit) },
  { name: "unitConflict", sign: -1, why: "another kind of unit than asked for",
    of: (s) => yes(s.unit < 0) },
  { name: "odd", sign: -1, why: "a multiple or a rank must be asked for",
    of: (s, { measure }) => yes(measure === null && ODD.has(s.fact.unit)) },
  { name: "subject", sign: 1, why: "the person or body named", of: (s, q) => yes(isOf(s, q)) },
  { name: "otherSubject", sign: -1, why: "a person or body is named, and this is of another",
    of: (s, q) => yes(q.u.persons.length > 0 && !isOf(s, q)) },
  { name: "ownSubject", sign: -1, why: "of a person or body that is not named",
    of: (s, { u }) => yes(u.persons.length === 0 && s.fact.subject !== null) },
  { name: "inTime", sign: 1, why: "of the time asked for",
    of: (s, { u }) => yes(u.periods.length > 0 && (s.period === "same" || s.period === "within")) },
  { name: "otherTime", sign: -1, why: "of another time than asked for",
    of: (s, { u }) => yes(s.period === "other" && u.periods.some((p) => !p.soft)) },
  { name: "notThen", sign: -1, why: "of another time than the talk was of",
    of: (s, { u }) => yes(s.period === "other" && u.periods.every((p) => p.soft)) },
  { name: "together", sign: 1, why: "of as many years together as asked for",
    of: (s) => yes(s.together) },
  { name: "outdone", sign: -1, why: "undated, though its series has the time asked for",
    of: (s) => yes(s.outdone) },
  { name: "newest", sign: 1, why: "the latest of its series, no time being asked for",
    of: (s) => yes(s.newest) },
  { name: "sameStatus", sign: 1, why: "done or planned, as asked for",
    of: (s, { u }) => yes(u.status === s.fact.status) },
  { name: "otherStatus", sign: -1, why: "done is asked for, this is planned, or the reverse",
    of: (s, { u }) => yes(u.status !== null && u.status !== s.fact.status) },
  { name: "planned", sign: -1, why: "planned, which was not asked for",
    of: (s, { u }) => yes(u.status === null && s.fact.status === "planned") },
  { name: "placeAll", sign: 1, why: "of all the places named: who helped whom",
    of: (s) => yes(s.place === "all") },
  { name: "placeWithin", sign: -1, why: "of a place within the one named",
    of: (s) => yes(s.place === "within") },
  { name: "placeAbout", sign: -1, why: "only concerns the place named",
    of: (s) => yes(s.place === "about") },
  { name: "nation", sign: 1, why: "no place is named, and it is the whole nation's",
    of: (s, { regions }) => yes(regions.length === 0 && s.fact.region === NATION.id) },
  { name: "machineRead", sign: -1, why: "nobody has reviewed it",
    of: (s) => yes(s.fact.origin === "machine") },
];

const asksChange = ({ u, terms }: FactQuestion): boolean =>
  u.direction !== null || [...MOVES].some((token) => terms.weights.has(token));
const ODD = new Set(["倍", "位"]);

function isOf({ fact: { subject } }: Sighting, { u }: FactQuestion): boolean {
  return subject !== null && u.persons.some((p) => subject.includes(p) || p.includes(subject));
}
