import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { MeasureAsk } from "../../domain/understanding.js";
import type { Hit } from "../facts/search.js";
import { distinct, headlines, isSure, NEAR, notFound, regionsWith, SURE, theRegion, type Finder } from "./context.js";
import { isWithin } from "../../domain/world.js";
import { clarifyRegions, optionFor } from "./clarify.js";
import { remarksOn } from "./remarks.js";

/** Two hits this near are the same to us: the question does not tell them apart. */
const TIE = 0.025;

/** One figure, or one for each measure asked for. */
export function findFigure(f: Finder): Finding {
  const missing = cannotAnswer(f) ?? namesAbsent(f) ?? saysTooLittle(f);
  const measures: (MeasureAsk | null)[] = f.u.measures.length > 0 ? f.u.measures : [null];
  const chosen: Hit[] = [];
  let first: Hit[] = [];
  for (const [i, measure] of measures.entries()) {
    const found = i === 0 ? leadingThe(f, partFirst(f.search.search(f.u, f.regions, measure)), f.u.measures[1]) : f.search.search(f.u, f.regions, measure);
    const hits = nearFirst(found, chosen[0]?.fact ?? toldLast(f), chosen[0] || f.u.measures.some((m) => m.end > 0) ? 1 : 0.7);
    if (i === 0) first = hits;
    const hit = hits.find((h) => !chosen.some((c) => c.fact.id === h.fact.id));
    if (hit && (i === 0 ? isSure(hit) : goesWith(hit, chosen[0]?.fact))) chosen.push(hit);
  }
  const top = chosen[0];
  if (!top) return missing ?? nothingSure(f, first);
  if (missing && (f.outside.length > 0 || top.cover < 0.8 || f.u.absent.length === 0)) return missing;
  if (isOfAnother(f, top.fact)) return notFound({ kind: "no_match", region: null }, f.u.persons.flatMap((p) => f.search.ofSubject(p)).slice(0, 3));
  const wider = askWhichWithin(f, first, top);
  if (wider) return wider;
  const other = anotherIsMeant(f, top);
  if (other) return other;
  const declined = declineWrongTime(f, top, first) ?? declineWrongIndicator(f, top);
  if (declined) return declined;
  if (f.regions.length === 0 && f.u.persons.length === 0) {
    const asked = clarifyRegions(f, first, top);
    if (asked) return asked;
  }
  const main = distinct([...chosen.map((h) => h.fact), ...(f.u.measures.length <= 1 ? tied(first, top) : [])]);
  return { kind: "fact", main, related: relatedTo(f, main, first), remarks: remarksOn(f, top) };
}

/** 贫困户里有多少人打工: a part whose name says more of the question than the whole's, which scores hardly better. */
function partFirst(hits: Hit[]): Hit[] {
  const [top, part] = hits;
  if (!top || !part || part.fact.of !== top.fact.id || part.total < top.total - HARDLY || part.cover < top.cover + SAYS_MORE) return hits;
  return [{ ...part, total: top.total }, top, ...hits.slice(2)];
}
const HARDLY = 0.06;
const SAYS_MORE = 0.12;

const RIVAL = 0.2;

/** 干完的项目有多少个,花了多少钱: of nearly equal firsts the one that stands beside a good second. */
function leadingThe(f: Finder, hits: Hit[], second: MeasureAsk | undefined): Hit[] {
  const top = hits[0];
  if (!second || second.unit === "" || !top) return hits;
  const rivals = hits.slice(0, 4).filter((h) => h.total >= Math.max(SURE, top.total - RIVAL) && h.unit >= 0.5 && h.fact.region === top.fact.region);
  if (rivals.length < 2) return hits;
  const seconds = f.search.search(f.u, f.regions, second);
  const together = rivals.map((h) => ({ h, sum: h.total + (nearFirst(seconds.filter((s) => s.fact.id !== h.fact.id && s.unit >= 0), h.fact, 1)[0]?.total ?? 0) }));
  const best = together.sort((a, b) => b.sum - a.sum)[0]?.h;
  return best && best !== top ? [{ ...best, total: top.total }, ...hits.filter((h) => h !== best)] : hits;
}

/** A second figure is told only when it stands beside the first in the text, or is asked for in its own words. */
function goesWith(hit: Hit, first: Fact | undefined): boolean {
  if (hit.total < SURE) return false;
  const beside = first && first.article === hit.fact.article && first.paragraph === hit.fact.paragraph && Math.abs(Number(hit.fact.id.split("/")[2]) - Number(first.id.split("/")[2])) === 1;
  return beside === true || (hit.cover >= 0.5 && hit.wording >= 0.6);
}

/** 谢国海家几口人: of a person named no figure of others is told. */
const isOfAnother = (f: Finder, fact: Fact): boolean =>
  f.u.persons.length > 0 && f.regions.length === 0 && !f.u.persons.some((p) => fact.subject !== null && (fact.subject.includes(p) || p.includes(fact.subject)));

/** 山东那边给的呢, after what 江北区 gave 开州: what another place gave the same one. */
function givesToThem(f: Finder, fact: Fact): boolean {
  const told = f.u.elliptic ? f.search.byId(f.conversation.facts[0] ?? "") : undefined;
  return told !== undefined && told.about.some((r) => fact.about.includes(r));
}

/** 通辽那个养牛的旗: a county in it is meant. */
const THAT_ONE = /[那这](?:个|座)[^,,。]{1,8}[旗县区]|(?:的|下面|辖下|下辖)(?:一个|那个)[旗县区]/u;

/** 四川, 通辽: a figure of a county in it is not the province's; offer those that there are. A township's own matter (木香) may answer for its county. */
function askWhichWithin(f: Finder, hits: Hit[], top: Hit): Finding | null {
  const region = f.regions.length === 1 ? f.world.regions.get(f.regions[0] ?? "") : undefined;
  if (!region || top.fact.region === region.id || top.fact.about.includes(region.id) || !isWithin(f.world, top.fact.region, region.id)) return null;
  const wide = region.level === "province" || region.level === "prefecture";
  const elsewhere = regionsWith(f, top.fact.indicator).some((r) => !isWithin(f.world, r, region.id));
  if (!wide && !(region.level === "county" && elsewhere)) return null;
  const same = distinct([top.fact, ...hits.filter((h) => h.fact.indicator === top.fact.indicator).map((h) => h.fact)]);
  const onePlace = same.every((x) => x.region === top.fact.region);
  if (onePlace && (givesToThem(f, top.fact) || (region.level === "prefecture" && THAT_ONE.test(f.u.text)))) return null;
  const facts = same.slice(0, 6);
  return { kind: "clarify", by: "region", facts, places: facts.map((x) => x.region), options: facts.map((x) => optionFor(f, x)), within: region.id };
}

const MUCH_BETTER = 0.2;

/**
 * The question's words fit an indicator that only other regions have much better than the best figure here (退出贫困村 against
 * 通硬化路贫困村): it is that one which is missing. After 凉山呢 it is the one told last.
 */
function anotherIsMeant(f: Finder, top: Hit): Finding | null {
  const region = theRegion(f);
  if (!region || f.regions.length > 1 || f.u.persons.length > 0) return null;
  const told = f.u.rules.includes("context:topic") ? f.search.byId(f.conversation.facts[0] ?? "")?.indicator : undefined;
  const meant = told ?? (top.cover < 0.75 ? f.search.search({ ...f.u, periods: [], status: null }, [], f.u.measures[0] ?? null, { enough: 1, above: top.total + MUCH_BETTER })[0] : undefined);
  const id = typeof meant === "string" ? meant : meant && meant.total > top.total + MUCH_BETTER && meant.wording > top.wording + 0.15 && meant.cover >= 0.8 ? meant.fact.indicator : undefined;
  if (id === undefined || id === top.fact.indicator || top.wording >= 0.9 || f.search.factsOf(region).some((x) => x.indicator === id)) return null;
  return notFound({ kind: "no_indicator", indicator: id, region, elsewhere: regionsWith(f, id) }, [top.fact]);
}

/** After a figure, "多少人" or "户均呢" asks of the same clause. */
const toldLast = (f: Finder): Fact | undefined =>
  f.u.rules.some((r) => r === "context:place+topic" || r === "context:place") ? f.search.byId(f.conversation.facts[0] ?? "") : undefined;

/** A lone character or letter is no question: "开州x9吧". */
function saysTooLittle(f: Finder): Finding | null {
  const { terms, indicators, persons, text } = f.u;
  const weightOf = (some: typeof terms): number => some.reduce((sum, t) => sum + t.weight, 0);
  const [said, all] = [weightOf(terms.filter((t) => t.known)), weightOf(terms)];
  const nowhere = f.regions.length === 0 && persons.length === 0 && indicators.length === 0;
  const long = text.length > 200 && f.regions.length === 0 && terms.length < 4;
  if (long || (nowhere && said < MOSTLY * all)) return notFound({ kind: "no_match", region: null });
  if (said >= 0.6 || indicators.length > 0 || persons.length > 0 || terms.length === 0) return null;
  const region = theRegion(f);
  return notFound({ kind: "no_match", region }, headlines(f, region));
}

/** "DROP TABLE facts": of words that name no place and no figure so many at least must be ours. */
const MOSTLY = 0.35;

/** Reasons to decline before any figure is looked at. */
export function cannotAnswer(f: Finder): Finding | null {
  if (f.outside.length > 0) return notFound({ kind: "outside", places: f.outside });
  if (f.u.absent.length > 0 && f.u.indicators.length === 0) {
    return notFound({ kind: "absent_indicator", names: f.u.absent, region: theRegion(f) }, headlines(f, theRegion(f)));
  }
  return null;
}

/** 贫困户养了多少只羊: an indicator of ours is named, but another that no article gives is asked for. */
const namesAbsent = (f: Finder): Finding | null => (f.u.absent.length > 0 ? notFound({ kind: "absent_indicator", names: f.u.absent, region: theRegion(f) }, headlines(f, theRegion(f))) : null);

/** Words that insist on what was done. */
const DONE_ONLY = /实际|完成数|完成情况|真正完成|最终完成|actually/u;

/** Second and later measures come from the clause of the first: 3237户7147人. */
function nearFirst(hits: Hit[], first: Fact | undefined, pull: number): Hit[] {
  if (!first) return hits;
  const near = (h: Hit): number => {
    if (h.fact.article !== first.article || h.fact.region !== first.region) return 0;
    if (h.fact.paragraph !== first.paragraph || h.fact.id === first.id) return 0;
    const gap = Math.abs(Number(h.fact.id.split("/")[2]) - Number(first.id.split("/")[2]));
    return gap === 1 ? 0.3 : gap === 2 ? 0.27 : 0.05;
  };
  return hits.map((h) => ({ ...h, total: h.total + pull * near(h) + (h.fact.status === first.status ? 0.03 : 0) })).sort((a, b) => b.total - a.total);
}

/** Figures that the question cannot tell from the best: the same words, another indicator (城镇 and 农牧民 incomes). */
function tied(hits: Hit[], top: Hit): Fact[] {
  return hits
    .filter((h) => h !== top && top.total - h.total < TIE && h.fact.indicator !== top.fact.indicator && h.fact.region === top.fact.region && h.fact.unit === top.fact.unit)
    .slice(0, 2)
    .map((h) => h.fact);
}

function declineWrongTime(f: Finder, top: Hit, hits: Hit[]): Finding | null {
  const hard = f.u.periods.filter((p) => !p.soft);
  if (top.period === "other" && hard.length > 0) {
    const same = hits.filter((h) => h.fact.indicator === top.fact.indicator && h.fact.region === top.fact.region).map((h) => h.fact);
    const have = [...new Set(same.map((x) => x.period.text).filter(Boolean))];
    return notFound({ kind: "no_period", asked: hard[0]?.period.text ?? "", region: top.fact.region, indicator: top.fact.indicator, have }, distinct([top.fact, ...same]).slice(0, 4));
  }
  if (DONE_ONLY.test(f.u.text) && top.fact.status === "planned") {
    return notFound({ kind: "no_status", asked: "actual", region: top.fact.region }, [top.fact]);
  }
  if (f.u.status === "planned" && top.fact.status === "actual" && top.cover < 0.95 && f.u.claim === null) {
    const plan = hits.find((h) => h.fact.status === "planned" && h.score >= top.score - 0.1);
    if (!plan) return null;
  }
  return null;
}

/** The question names an indicator that we know, and the best figure is of another: it is not the answer. */
function declineWrongIndicator(f: Finder, top: Hit): Finding | null {
  const named = f.u.indicators;
  if (named.length === 0 || named.includes(top.fact.indicator)) return null;
  const longest = named[0];
  const region = theRegion(f);
  const content = f.u.terms.filter((t) => t.known).length;
  if (!longest || !region || top.wording >= 0.75) return null;
  if (top.cover >= 0.5 && content > 2 && !lacksTelling(f, longest, top.fact)) return null;
  if (named.some((i) => f.search.factsOf(region).some((x) => x.indicator === i))) return null;
  return notFound({ kind: "no_indicator", indicator: longest, region, elsewhere: regionsWith(f, longest) }, headlines(f, region));
}

/** 贫困率 is told by few figures, and this is none of them. */
function lacksTelling(f: Finder, indicator: string, fact: Fact): boolean {
  return f.u.terms.some((t) => {
    const holders = t.weight >= 0.8 ? f.search.holding(t.token) : [];
    return holders.length > 0 && holders.length <= FEW_HOLD && holders.includes(indicator) && !holders.includes(fact.indicator);
  });
}
const FEW_HOLD = 3;

/** Nothing sure enough: say what is missing, offer what is near. */
export function nothingSure(f: Finder, hits: Hit[]): Finding {
  const region = theRegion(f);
  const named = f.u.indicators.find((i) => !f.search.factsOf(region ?? "").some((x) => x.indicator === i));
  if (named && region && named === f.u.indicators[0]) return notFound({ kind: "no_indicator", indicator: named, region, elsewhere: regionsWith(f, named) }, distinct([...near(hits), ...headlines(f, region)]).slice(0, 3));
  if (f.outside.length > 0) return notFound({ kind: "outside", places: f.outside }, []);
  return notFound({ kind: "no_match", region }, distinct([...near(hits), ...headlines(f, region)]).slice(0, 3));
}

const near = (hits: Hit[]): Fact[] => hits.filter((h) => h.total >= NEAR && h.cover > 0.2).slice(0, 3).map((h) => h.fact);

/** What belongs beside the figure: its parts, its whole, other years and the plan of the same thing. */
export function relatedTo(f: Finder, main: Fact[], hits: Hit[]): Fact[] {
  const first = main[0];
  if (!first) return [];
  const family = f.search
    .factsOf(first.region)
    .filter((x) => x.of === first.id || x.id === first.of || (x.indicator === first.indicator && x.region === first.region && x.subject === first.subject));
  const others = hits.filter((h) => h.total >= SURE && h.cover >= 0.6 && h.wording >= 0.7 && h.unit >= 0 && h.fact.indicator !== first.indicator && h.fact.region === first.region).slice(0, 2).map((h) => h.fact);
  const ids = new Set(main.map((m) => m.id));
  return distinct([...family, ...others]).filter((x) => !ids.has(x.id)).slice(0, 4);
}
