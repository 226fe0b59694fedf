import type { Answer } from "../../../src/domain/answer.js";
import { toSimplified } from "../../../src/text/script.js";
import { readingsOf, type Expectation, type Reading, type Value } from "./expectation.js";

type FactView = Answer["facts"][number];

const REFUSED = ["not_found", "help", "clarify"];
const NOTHING = /没有|未|无|不详|缺|找不到|not|n't|\bno\b/iu;

/** Null when an answer is what was expected, else why it is not. */
export function faultOf(expect: Expectation, answer: Answer): string | null {
  const faults = readingsOf(expect).map((reading) => faultOfReading(reading, answer));
  return faults.includes(null) ? null : (faults[0] ?? null);
}

function faultOfReading(expect: Reading, answer: Answer): string | null {
  const text = norm(answer.text);
  const lacking = expect.must_contain.find((words) => !text.includes(norm(words)));
  if (lacking !== undefined) return `text lacks ${lacking}`;
  for (const group of expect.must_contain_any) {
    const words = typeof group === "string" ? [group] : group;
    if (!words.some((word) => text.includes(norm(word)))) return `text lacks any of ${words.join(" / ")}`;
  }
  const refused = REFUSED.includes(answer.kind);
  if (expect.kind === "not_found") return faultOfRefusal(expect, answer, refused);
  if (expect.absence) return saysNothing(answer) ? null : "does not say that it is not given";
  if (expect.kind === "clarify") {
    return [expect.kind, ...expect.also_ok].includes(answer.kind) ? null : `${answer.kind}, no asking back`;
  }
  if (expect.kind === "help") {
    return [expect.kind, ...expect.also_ok].includes(answer.kind) ? null : `${answer.kind} for small talk`;
  }
  if (refused) return `${answer.kind} instead of ${expect.kind}`;
  if (expect.kind === "passage" && expect.values.length === 0) return faultOfPassage(expect, answer);
  return faultOfFigures(expect, answer);
}

function faultOfRefusal(expect: Reading, answer: Answer, refused: boolean): string | null {
  const allowed = (fact: FactView): boolean => expect.allowed_values.some((v) => near(fact.value, v));
  if (refused) {
    const bad = answer.facts.find((fact) => !allowed(fact));
    return bad ? `refuses, yet states ${bad.value}` : null;
  }
  const all = answer.facts.length > 0 && answer.facts.every(allowed);
  if (all && (expect.false_premise || saysNothing(answer))) return null;
  return `answered (${answer.kind}) what the articles do not say`;
}

function faultOfPassage(expect: Reading, answer: Answer): string | null {
  const cites = citesOf(expect);
  if (Object.keys(cites).length === 0) return null;
  const cited = answer.kind === "passage" ? [] : answer.citations.slice(0, 3);
  const found = [...answer.passages.slice(0, 3), ...cited, ...answer.facts.slice(0, 3)];
  const right = found.some((c) => c.paragraph !== null && cites[c.article]?.includes(c.paragraph));
  return right ? null : "right paragraph not among the first three";
}

function faultOfFigures(expect: Reading, answer: Answer): string | null {
  const facts = answer.facts;
  const first = facts[0];
  const wrong = expect.wrong.find((w) => first && near(first.value, w));
  if (wrong !== undefined) return `states ${wrong}`;
  const stated = expect.values.filter((want) => !want.computed);
  const at = stated.map((want) => facts.findIndex((fact) => isAsked(fact, want, expect)));
  const among = (want: Value, pool: readonly FactView[]): boolean =>
    pool.some((fact) => valueIs(fact, want, expect.tolerance));
  if (expect.kind === "list") {
    const got = stated.filter((want) => among(want, [...facts, ...answer.related]));
    return got.length >= 0.8 * stated.length ? null : `lists ${got.length} of ${stated.length}`;
  }
  if (expect.kind === "fact") return faultOfFact(stated, at, first);
  const differences = [expect.answer.difference ?? []].flat();
  const said = (value: number): boolean => computedIs(answer, value, expect.tolerance);
  const told = differences.length > 0 && differences.every(said);
  if (expect.kind === "change" && told) return null;
  const missing = stated.filter((want, i) => (at[i] ?? -1) < 0 && !among(want, answer.related));
  if (missing.length > 0) return `lacks ${missing.map((m) => `${m.value}${m.unit ?? ""}`).join(", ")}`;
  if (differences.length > 0 && !told) return `difference ${differences.join(", ")} not stated`;
  const unsaid = expect.values.find((want) => want.computed && !said(want.value));
  if (unsaid) return `${unsaid.value} not computed`;
  const inOrder = at.every((place, i) => i === 0 || place >= (at[i - 1] ?? 0));
  return faultOfWinner(expect, answer) ?? (expect.kind === "ranking" && !inOrder ? "wrong order" : null);
}

function faultOfFact(stated: Value[], at: number[], first: FactView | undefined): string | null {
  const missing = stated.filter((_, i) => (at[i] ?? -1) < 0);
  const is = first ? `${first.value}${first.unit} (${first.indicator.name})` : "nothing";
  if (missing.length > 0) return `lacks ${missing.map((m) => `${m.value}${m.unit ?? ""}`).join(", ")}; first is ${is}`;
  if (stated.length > 0 && !at.includes(0)) return `right figure is not first (${is} is)`;
  return at.some((place) => place > stated.length) ? "right figure buried" : null;
}

function faultOfWinner(expect: Reading, answer: Answer): string | null {
  const { winner, winner_aliases } = expect.answer;
  if (winner === undefined) return null;
  const names = [winner, ...winner_aliases].map(norm);
  const region = answer.computed.find((c) => c.kind === "winner")?.region;
  const told = region ? norm(region) : null;
  const right = told
    ? names.some((name) => told.includes(name) || name.includes(told))
    : names.some((name) => norm(answer.text).includes(name));
  return right ? null : `winner is ${winner}, not ${told ?? "told"}`;
}

const norm = (text: string): string => toSimplified(text.normalize("NFKC")).toLowerCase().replace(/\s+/gu, "");
const near = (a: number | null | undefined, b: number, tolerance = 0): boolean =>
  typeof a === "number" && Math.abs(a - b) <= tolerance + 1e-6 * Math.max(1, Math.abs(b));
const saysNothing = (answer: Answer): boolean => NOTHING.test(toSimplified(answer.text));

function unitClass(unit: string | undefined): string {
  const said = norm(unit ?? "");
  if (/%|百分点|percent/u.test(said)) return "%";
  if (/元|yuan|rmb|cny/u.test(said)) return "元";
  if (/亩|公顷|平方/u.test(said)) return "area";
  return /公里|千米|米|km/u.test(said) ? "length" : "count";
}

const valueIs = (fact: FactView, want: Value, tolerance: number): boolean =>
  (near(fact.value, want.value, tolerance) || near(fact.valueMax, want.value, tolerance)) &&
  unitClass(fact.unit) === unitClass(want.unit);

function isAsked(fact: FactView, want: Value, expect: Reading): boolean {
  const status = want.status ?? expect.status;
  const right = status === undefined || status === "mixed" || fact.status === status;
  const placed = expect.articles.length === 0 || expect.articles.includes(fact.article);
  return valueIs(fact, want, expect.tolerance) && right && placed;
}

const TIMES: Record<string, number> = { 万: 1e4, 亿: 1e8 };

function numbersIn(text: string): number[] {
  const said = norm(text);
  const found = [...said.matchAll(/(\d[\d,]*(?:\.\d+)?)\s*[余多]?(万|亿)?/gu)].flatMap((m) => {
    const n = Number((m[1] ?? "").replaceAll(",", ""));
    return [n, n * (TIMES[m[2] ?? ""] ?? 1)];
  });
  return /降为零|为零|清零/u.test(said) ? [...found, 0] : found;
}

const computedIs = (answer: Answer, want: number, tolerance: number): boolean =>
  answer.computed.some((c) => near(Math.abs(c.value ?? NaN), Math.abs(want), tolerance)) ||
  numbersIn(answer.text).some((n) => near(n, Math.abs(want), tolerance));

const citesOf = (expect: Reading): Record<string, number[]> =>
  expect.cites ?? Object.fromEntries(expect.articles.map((article) => [article, expect.paragraphs]));
