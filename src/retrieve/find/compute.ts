import type { Computed } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { MeasureAsk } from "../../domain/understanding.js";
import { unitClass, unitFits } from "../../text/measures.js";
import { notFound, SURE, type Finder } from "./context.js";
import { remarksBetween, rounded } from "./arithmetic.js";
import { isWithin } from "../../domain/world.js";
import { sharedFigures } from "./compare.js";
import { findChange } from "./change.js";
import { findFigure } from "./figure.js";
import { OPERATORS, akin, bestPair, nextTo, betweenTold, likeUnits, type Pair } from "./pairs.js";

type Op = "share" | "ratio" | "sum" | "average" | "difference";

/** Share of the question's words that the divisor of an average must hold. */
const SPREAD_NAMED = 0.3;
/** A second operand must say this much more of the question than the first alone. */
const BOTH_SAY = 0.06;
/** Share of a name that the question must hold to have asked for it. */
const NAMED = 0.6;

/** No household is larger on average. */
const MOST_IN_ONE = 12;
const SIZE_NAMED = 0.75;

/** Two operands must explain this much of the question's known content. */
const EXPLAINED = 0.62;

/** A share, ratio, average, sum or remainder of figures of one region; a figure that the article gives itself comes first. */
export function findComputed(f: Finder): Finding {
  const op = (f.u.options["op"] ?? "share") as Op;
  if (f.u.options["of"] === "told") return betweenTold(f, (a, b) => summed(f, a, b));
  if (op === "ratio" && f.u.periods.some((p) => p.offset !== null)) return findChange({ ...f, u: { ...f.u, options: { as: "multiple" } } });
  if (op === "sum" && !TWO_NAMED.test(f.u.text)) {
    const figure = findFigure(f);
    if (figure.kind === "fact") return figure; // 打工的人加起来有多少: one figure, already the whole
  }
  if (op === "difference" && f.regions.length === 0 && f.u.persons.length === 0) return findFigure(f); // 现在还剩多少贫困人口, of whichever place
  if (f.u.options["of"] === "household") {
    const size = householdSize(f);
    if (size) return size;
  }
  const direct = directFigure(f, op);
  const found = OPS[op](f);
  if (direct && found?.kind === "computed" && !direct.sure) return found;
  return direct?.finding ?? found ?? (op === "share" ? shareOnly(f) : findFigure(f));
}

/** 女的占多少: a head count is no answer to what share. */
function shareOnly(f: Finder): Finding {
  const figure = findFigure(f);
  return figure.kind !== "fact" || figure.main[0]?.unit === "%" || figure.main[0]?.unit === "倍" ? figure : notFound({ kind: "no_match", region: f.regions[0] ?? null }, figure.main);
}

/** A comma may stand between two operands, or between two ways of saying one. */
const JOINED = /和|与|跟|同|加上|再加|还有|以及|及|\+|\band\b|\bplus\b|\bboth\b/u;
const BOTH_SAY_ALONE = 0.2;

/** What joins two operands. */
const TWO_NAMED = /和|与|跟|同|加上|再加|还有|以及|及|、|,|;|\+|\band\b|\bplus\b|\bboth\b/u;

const OPS: Record<Op, (f: Finder) => Finding | null> = { share: shareOf, ratio: ratioOf, sum: sumOf, average: averageOf, difference: remainderOf };

/** 蒙古族占百分之几, 户均增收多少: the article says it. */
function directFigure(f: Finder, op: Op): { finding: Finding; sure: boolean } | null {
  const unit = op === "share" ? "%" : op === "ratio" ? "倍" : null;
  if (op === "sum" || op === "difference") return null;
  const measures: MeasureAsk[] = unit ? [{ unit, start: 0, end: 0 }] : f.u.measures;
  const top = f.search.search({ ...f.u, measures }, f.regions, measures[0] ?? null)[0];
  if (!top || top.total < SURE + 0.1 || top.unit < 0) return null;
  if (unit !== null && (top.fact.unit !== unit || top.cover < 0.5)) return null;
  const spread = /人均|户均|平均|每|per /u.test(`${f.world.indicators.get(top.fact.indicator)?.name ?? ""}${top.fact.words.join("")}`);
  if (op === "average" && (top.cover < 0.55 || top.wording < 0.8 || !spread)) return null;
  if (op === "average" && top.cover >= 0.7) return { finding: findFigure({ ...f, u: { ...f.u, measures } }), sure: true }; // the article spreads it itself
  const sure = f.search.unionCover({ ...f.u, terms: f.u.terms.filter((t) => !OPERATORS.has(t.token)) }, [top.fact]) > 0.8;
  return { finding: findFigure({ ...f, u: { ...f.u, measures } }), sure };
}

function shareOf(f: Finder): Finding | null {
  const pair = bestPair(f, (a, b) => likeUnits(a, b) && akin(a, b) && a.unit !== "%" && b.value > 0 && a.value <= b.value, PLAN_AND_DONE.test(f.u.text) ? { status: "mixed" } : {});
  if (!pair || !explains(pair)) return null;
  const { a, b } = pair;
  return result("share", [a, b], { kind: "share", value: rounded((100 * a.value) / b.value), unit: "%", region: name(f, a), from: [a.id, b.id] });
}

/** One operand is a plan, the other what was done of it. */
const PLAN_AND_DONE = /计划|预计|目标|到账|到位|开工|启动|plan|target/u;

function ratioOf(f: Finder): Finding | null {
  const pair = bestPair(f, (a, b) => likeUnits(a, b) && akin(a, b) && b.value > 0 && a.value >= b.value);
  if (!pair || !explains(pair)) return null;
  const { a, b } = pair;
  return result("ratio", [a, b], { kind: "ratio", value: rounded(a.value / b.value), unit: "倍", region: name(f, a), from: [a.id, b.id] });
}

const PER = /(?:每|一)个?(?:[^,,。几多好每一的]{0,4}的)?(?:贫困|困难|建档立卡|搬迁|农)?(户|家|人|村|期|场|亩|名|张|座|支|平方公里|公里|台|项|所|头|斤|吨)|每(个)|per (household|person|family|village|capita|session|mu|recipient|beneficiary|student|worker|trainee|villager|head)\b/u;
const PER_UNIT: Record<string, string> = { 家: "户", household: "户", family: "户", person: "人", capita: "人", recipient: "人", beneficiary: "人", student: "人", worker: "人", trainee: "人", villager: "人", head: "人", village: "个", 村: "个", session: "期", mu: "亩" };

/** 平均每户几口人: what is counted over what it is spread on. */
function averageOf(f: Finder): Finding | null {
  const per = PER.exec(f.u.text);
  const word = /人口密度|平方公里|square kilomet/u.test(f.u.text) ? "平方公里" : per?.[1] ?? per?.[2] ?? per?.[3] ?? "户";
  const unit = PER_UNIT[word] ?? word;
  const asked = f.u.measures.find((m) => m.unit !== "" && unitClass(m.unit) !== unitClass(unit))?.unit;
  const over = (x: Fact): boolean => (asked ? unitFits(asked, x.unit) > 0.5 : unitClass(x.unit) !== unitClass(unit) && x.unit !== "%");
  const pair = bestPair(f, (a, b) => over(a) && unitClass(a.unit) !== "time" && unitFits(unit, b.unit) > 0.5 && b.value > 0 && a.status === b.status && !(unitClass(a.unit) === "person" && unitClass(b.unit) === "household" && a.value < b.value));
  const asks = { ...f.u, terms: f.u.terms.filter((t) => !OPERATORS.has(t.token)) };
  const counted = unit === "户" || unit === "人" || unit === "个"; // 每平方公里 names its own kind
  if (pair && counted && f.search.unionCover(asks, [pair.b]) < SPREAD_NAMED) return null; // what it is spread over must be asked for
  if (!pair || !(nextTo(pair.a, pair.b) ? pair.cover >= 0.45 : pair.a.article === pair.b.article && pair.a.paragraph === pair.b.paragraph && pair.cover >= 0.8 && pair.gain >= 0.1)) return null;
  const { a, b } = pair;
  return result("average", [a, b], { kind: "average", value: rounded(a.value / b.value), unit: `${a.unit}/${b.unit}`, region: name(f, a), from: [a.id, b.id] });
}

/** Words of the size of a household, which name none of its operands. */
const OF_SIZE = new Set([...OPERATORS, "户", "人", "口", "一", "家庭", "siz", "张嘴", "家庭户规模", "∅家庭户规模"]);

/** 平均一户几口人: people over households that the article tells together, of one time. */
function householdSize(f: Finder): Finding | null {
  const terms = f.u.terms.filter((t) => !OF_SIZE.has(t.token));
  if (terms.length === 0) return null;
  const of = (a: Fact, b: Fact): boolean => nextTo(a, b) && a.status === b.status && a.period.text === b.period.text && a.value > b.value && a.value <= MOST_IN_ONE * b.value;
  const pair = bestPair({ ...f, u: { ...f.u, terms } }, (a, b) => unitClass(a.unit) === "person" && unitClass(b.unit) === "household" && of(a, b));
  if (!pair || pair.cover < SIZE_NAMED) return null;
  const { a, b } = pair;
  return result("average", [a, b], { kind: "average", value: rounded(a.value / b.value), unit: `${a.unit}/${b.unit}`, region: name(f, a), from: [a.id, b.id] });
}

/** A与B加起来: named figures of one unit; regions are never summed. */
function sumOf(f: Finder): Finding | null {
  const joint = f.regions.length > 1 ? f.search.search(f.u, f.regions, f.u.measures[0] ?? null)[0] : undefined;
  if (joint && joint.total >= SURE && f.regions.every((r) => joint.fact.region === r || joint.fact.about.includes(r))) return null; // a partner's help is one figure
  const across = f.regions.length > 1 ? sumAcross(f) : null;
  if (across) return across;
  if (f.regions.length > 1) return notFound({ kind: "unlike", what: f.regions.map((r) => f.world.regions.get(r)?.short ?? r) }, []);
  const asked = f.u.measures.find((m) => m.unit !== "" && m.unit !== "#");
  const fits = (x: Fact): boolean => !asked || unitFits(asked.unit, x.unit) > 0.3;
  const pair = bestPair(f, (a, b) => likeUnits(a, b) && fits(a) && a.unit !== "%" && a.of !== b.id && b.of !== a.id && a.indicator !== b.indicator);
  if (!pair || pair.gain < (JOINED.test(f.u.text) ? BOTH_SAY : BOTH_SAY_ALONE) || !explains(pair) || !bothNamed(f, pair)) return null;
  return summed(f, pair.a, pair.b);
}

/** 三地加一块儿: places that are named, none within another, of one indicator, one time and one status. */
function sumAcross(f: Finder): Finding | null {
  const apart = f.regions.every((r) => f.regions.every((other) => r === other || !isWithin(f.world, r, other)));
  const facts = apart ? sharedFigures(f) : null;
  const first = facts?.[0];
  if (!facts || !first || first.unit === "%" || !facts.every((x) => x.region !== undefined && likeUnits(x, first) && x.status === first.status && x.period.start === first.period.start && x.period.end === first.period.end && first.period.end !== null)) return null;
  const value = rounded(facts.reduce((sum, x) => sum + x.value, 0));
  return result("sum", facts, { kind: "sum", value, unit: first.unit, region: facts.map((x) => name(f, x)).join("、"), from: facts.map((x) => x.id) });
}

/** Each operand must be asked for by its own name: two figures that share a word (木香) are no sum. */
function bothNamed(f: Finder, { a, b }: Pair): boolean {
  const hits = f.search.search({ ...f.u, measures: [] }, f.regions, null);
  return [a, b].every((x) => (hits.find((h) => h.fact.id === x.id)?.wording ?? 0) >= NAMED);
}

function summed(f: Finder, a: Fact, b: Fact): Finding {
  if (a.region !== b.region || a.unit === "%") return notFound({ kind: "unlike", what: [a, b].map((x) => f.world.indicators.get(x.indicator)?.name ?? x.indicator) }, [a, b]);
  const facts = [a, b].sort((x, y) => (x.id < y.id ? -1 : 1));
  return result("sum", facts, { kind: "sum", value: rounded(a.value + b.value), unit: a.unit, region: name(f, a), from: facts.map((x) => x.id) });
}

/** 还有多少没到位: the plan or the whole, less what was done or the part. */
function remainderOf(f: Finder): Finding | null {
  const asked = f.u.measures.find((m) => m.unit !== "" && m.unit !== "#");
  if (f.u.measures.length > 1) return null; // 最后没脱贫的有几户几人: two figures, no remainder
  const fits = (x: Fact): boolean => !asked || unitFits(asked.unit, x.unit) > 0.3;
  const pair = bestPair(f, (a, b) => a.unit === b.unit && fits(a) && a.value > b.value && (b.of === a.id || (a.status === "planned" && b.status === "actual")), { status: "mixed" });
  if (!pair || pair.cover < 0.6) return null;
  const { a, b } = pair;
  return result("difference", [a, b], { kind: "difference", value: rounded(a.value - b.value), unit: a.unit, region: name(f, a), from: [a.id, b.id] });
}

/** Part and whole, or two figures of one paragraph, need less proof. */
const explains = (pair: Pair): boolean => pair.cover >= (pair.a.paragraph === pair.b.paragraph && pair.a.article === pair.b.article ? EXPLAINED - 0.07 : EXPLAINED);

const name = (f: Finder, fact: Fact): string => f.world.regions.get(fact.region)?.short ?? fact.region;

const result = (op: Op, facts: Fact[], computed: Computed): Finding => ({ kind: "computed", op, facts, computed: [computed], remarks: remarksBetween(facts) });
