import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { MeasureAsk } from "../../domain/understanding.js";
import { unitFits } from "../../text/measures.js";
import { askedPeriod } from "../facts/period-fit.js";
import { choiceAmong, choiceEverywhere, type Choice } from "./choice.js";
import { distinct, notFound, theRegion, type Finder } from "./context.js";
import { findFigure } from "./figure.js";
import { namedItems } from "./items.js";
import { newness } from "../facts/period-fit.js";
import { optionFor } from "./clarify.js";

/** A village's few figures are told whole. */
const FEW = 5;
/** More than this is paged by asking 还有呢. */
const PAGE = 20;
const PROFILE = 14;

/** All figures of a region, theme, time or plan. */
export function findList(f: Finder): Finding {
  if (f.regions.length === 0 && f.outside.length > 0) return notFound({ kind: "outside", places: f.outside });
  const region = theRegion(f);
  const status = f.u.options["status"] === "planned" ? "planned" : f.u.status;
  const choice = region ? choiceAmong(f, concerning(f), status) : choiceEverywhere(f, status);
  if (f.u.periods.some((p) => p.offset === null) && !choice.timely) {
    return notFound({ kind: "no_period", asked: f.u.periods[0]?.period.text ?? "", region, indicator: "", have: choice.periods() }, []);
  }
  const asked = [...f.u.measures].reverse().find((m) => m.unit !== "" && m.unit !== "#" && !SO_MANY_FIGURES.test(f.u.text.slice(m.start)) && !/[哪邊边]/u.test(f.u.text[m.start - 1] ?? "")); // 哪几种补贴,分别多少钱: the last asks
  const named = region && f.u.periods.length === 0 ? itemsOf(f, choice, asked) : [];
  const few = choice.atMost(FEW) && !f.u.template?.startsWith("list/each");
  const about = few ? [] : named.length >= (f.u.template?.startsWith("list/each") === true ? 2 : 3) ? named : aboutTerms(f, choice);
  const fits = (unit: string): boolean => asked !== undefined && unitFits(asked.unit, unit) > 0.6;
  const counts = asked !== undefined && named.length < 2;
  if (!region && about.length === 0) return f.u.themes.length > 0 || (counts && choice.several(fits)) ? notFound({ kind: "no_match", region: null }) : findFigure(f);
  const counted = !counts ? [] : about.length > 1 ? about.filter((x) => fits(x.unit)) : choice.inUnits(fits);
  const facts = counted.length > 1 ? counted : about.length > 0 ? about : choice.all();
  const theme = about.length > 0 ? (f.u.themes[0] ?? null) : null;
  const listed = distinct(facts).sort((a, b) => Number(a.region !== region) - Number(b.region !== region)); // a place's own figures before those of places in it
  return {
    kind: "list",
    title: { region, theme, period: periodSaid(f, listed[0]), status },
    facts: listed.slice(0, PAGE),
    more: Math.max(0, listed.length - PAGE),
    options: listed.slice(0, 4).map((x) => optionFor(f, x)),
  };
}

/** 哪几个硬指标: it is figures that are counted. */
const SO_MANY_FIGURES = /^.{0,8}(?:指标|数据|数字|目标|任务)/u;
const NEARLY = 0.77;
const WHOLE = 0.8;

/** 村、社、农户…各多少: what is named one by one, or all figures that the whole question fits about as well as the best. */
function itemsOf(f: Finder, choice: Choice, measure: MeasureAsk | undefined): Fact[] {
  const named = namedItems(f, false);
  if (!EACH.has(f.u.template ?? "") || (measure === undefined && f.u.template?.startsWith("list/each") !== true)) return named;
  if (named.length < 2 && measure === undefined && f.u.template?.startsWith("list/each") === true) return []; // 修了些什么设施,各多少: all that is near
  if (named.length >= 2 && named.length >= f.u.terms.filter((t) => t.known && t.weight >= WHOLE).length) return named; // each word has its figure
  const hits = choice.hits({ ...f.u, periods: [], status: null }, f.u.terms).filter((h) => measure === undefined || unitFits(measure.unit, h.fact.unit) > 0.3);
  const best = hits[0]?.cover ?? 0;
  const alike = best < ALIKE ? [] : hits.filter((h) => h.cover >= NEARLY * best).map((h) => h.fact);
  const more = alike.filter((x) => !named.some((n) => n.id === x.id || n.id === x.of));
  return more.length > 0 && alike.length > named.length && alike.length <= PAGE ? choice.ordered(alike.flatMap((x) => [x, ...partsOf(f, x)])) : named;
}

const ALIKE = 0.4;
/** Lists of what the question names, rather than of a theme or a plan. */
const EACH = new Set(["list/each", "list/each_how_many", "list/at_once", "list/list_all", "list/list_out", "list/figures_list", "list/list_figures"]);
/** 其中…: counted alike. */
const partsOf = (f: Finder, whole: Fact): Fact[] => f.search.factsOf(whole.region).filter((x) => x.of === whole.id && x.unit === whole.unit);

/** The time a list is headed with; 今年 is the article's year. */
function periodSaid(f: Finder, first: Fact | undefined): string | null {
  const asked = f.u.periods[0];
  return asked && first ? askedPeriod(asked, first, f.world).text : (asked?.period.text ?? null);
}

/** Figures of the regions named; of several, those that concern them all, if there are any. */
function concerning(f: Finder): Fact[] {
  const lists = f.regions.map((r) => f.search.factsOf(r));
  const all = [...(lists[0] ?? [])].filter((x) => lists.every((l) => l.includes(x)));
  return all.length > 0 ? all : distinct(lists.flat());
}

/** Words of any list: they choose nothing. */
/** 修了些啥: alone they choose nothing either. */
const VERBS = new Set(["建设", "设施", "投入"]);
const GENERIC = new Set(["任务", "竣工", "完成", "目标", "计划", "工作", "指标", "数据", "情况", "项目数"]);

/** Facts of the theme named, or that share a word with the question; money where money is asked for. */
function aboutTerms(f: Finder, choice: Choice): Fact[] {
  const telling = f.u.terms.filter((t) => !GENERIC.has(t.token));
  const terms = telling.every((t) => !t.known || VERBS.has(t.token)) && f.u.themes.length === 0 ? [] : telling;
  if (terms.every((t) => !t.known) && f.u.themes.length === 0) return [];
  const hits = choice.hits({ ...f.u, terms, periods: [], status: null }, terms);
  const best = hits[0]?.cover ?? 0;
  const money = /资金|经费|投资|钱|fund|money|invest/u.test(f.u.text);
  const near = hits.filter((h) => h.cover >= Math.max(0.3, best * 0.5)).map((h) => h.fact);
  if (money) {
    const beside = near.length === 0 ? choice.inUnits((unit) => unit === "元") : choice.beside(near);
    const funds = distinct([...near, ...beside]).filter((x) => x.unit === "元");
    if (funds.length > 1) return funds;
  }
  return choice.ordered([...choice.ofThemes(f.u.themes), ...near]);
}

/** A region at a glance: its most telling figures, one theme after the other. */
export function findProfile(f: Finder): Finding {
  const region = theRegion(f);
  if (!region) return f.outside.length > 0 ? notFound({ kind: "outside", places: f.outside }) : notFound({ kind: "no_match", region: null });
  const own = f.search.factsOf(region);
  if (own.length === 0) return notFound({ kind: "no_match", region });
  const direct = own.filter((x) => x.region === region);
  const pool = latestOfEach(direct.length > 0 ? direct : own, f);
  const order = ["general", "poverty", "income", "industry", "employment", "housing", "education", "health", "transport", "water", "finance"];
  const rank = (x: Fact): number => {
    const i = order.indexOf(f.world.indicators.get(x.indicator)?.theme ?? "");
    return i < 0 ? order.length : i;
  };
  const taken = new Map<number, number>();
  const facts = [...pool].sort((a, b) => rank(a) - rank(b)).filter((x) => {
    const n = taken.get(rank(x)) ?? 0;
    taken.set(rank(x), n + 1);
    return n < (rank(x) <= 1 ? 5 : 2);
  });
  return { kind: "profile", region, facts: facts.slice(0, PROFILE), count: own.length, options: facts.slice(0, 4).map((x) => optionFor(f, x)) };
}

/** Of a series only the latest, what was done before what is planned. */
function latestOfEach(facts: readonly Fact[], f: Finder): Fact[] {
  const best = new Map<string, Fact>();
  for (const x of facts) {
    const key = `${x.indicator}|${x.subject}`;
    const old = best.get(key);
    if (!old || (old.status === "planned" && x.status === "actual") || (old.status === x.status && newness(x, f.world) > newness(old, f.world))) best.set(key, x);
  }
  return facts.filter((x) => best.get(`${x.indicator}|${x.subject}`) === x);
}

/** 还有呢: the next figures of what was talked of. */
export function findMore(f: Finder): Finding {
  const last = f.conversation.understanding;
  const shown = new Set(f.conversation.shown);
  const first = f.search.byId(f.conversation.facts[0] ?? f.conversation.shown[0] ?? "");
  const region = theRegion(f) ?? last?.places.find((p) => p.region)?.region ?? first?.region ?? null;
  if (!region) return { kind: "help", topic: "start" };
  const rest = f.search.factsOf(region).filter((x) => !shown.has(x.id));
  const near = rest.filter((x) => first && x.article === first.article && x.paragraph === first.paragraph);
  const theme = rest.filter((x) => first && f.world.indicators.get(x.indicator)?.theme === f.world.indicators.get(first.indicator)?.theme);
  const facts = distinct([...near, ...theme, ...rest]);
  if (facts.length === 0) return notFound({ kind: "no_match", region });
  return { kind: "list", title: { region, theme: null, period: null, status: null }, facts: facts.slice(0, 8), more: Math.max(0, facts.length - 8), options: facts.slice(0, 4).map((x) => optionFor(f, x)) };
}
