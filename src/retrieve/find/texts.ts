import type { Finding, PassageFound } from "../../domain/finding.js";
import type { Fact } from "../../domain/fact.js";
import { blankOut } from "../../text/blank.js";
import { distinct, notFound, SURE, theRegion, type Finder } from "./context.js";
import { digestTermsOf, TERM_LENGTH } from "./digest-terms.js";
import { cannotAnswer, findFigure } from "./figure.js";

/** At or above this the passage is told as the answer; calibrated on questions whose passage is not there. */
export const PASSAGE_SURE = 0.42;

/** The paragraphs that answer a how, why or what-is question, best first. */
export function searchPassages(f: Finder, limit = 3): PassageFound[] {
  const article = f.u.article ?? undefined;
  const tokens = f.u.language === "en" ? ` ${f.u.terms.map((t) => t.token).join(" ")}` : "";
  const own = f.u.persons.length > 0 && f.regions.length === 0 ? f.u.persons.flatMap((name) => f.search.ofSubject(name).map((x) => x.region)) : f.regions;
  const regions = own.length > 0 ? { regions: own } : {};
  const hits = f.passages().search(f.u.text + tokens, { limit: 10, ...(article ? { article } : {}), ...regions });
  const best = hits[0]?.score ?? 1;
  return hits
    .map((h) => {
      const { article, paragraph } = h.passage;
      const cover = Math.max(f.search.coverOf(f.u, article, paragraph), quotes(f, article, paragraph) ? 0.6 : 0);
      return { article, paragraph, confidence: Math.max(h.confidence, cover), rank: (h.score / best + 0.5 * cover) * (isBody(f, article, paragraph) ? 1 : HEADING), score: h.score, cover };
    })
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ article, paragraph, confidence, score, cover }, i, all) => {
      const ahead = score / (all[i + 1]?.score ?? 1) * (cover >= 0.2 && (!WHO.test(f.u.text) || holdsRarest(f, article, paragraph)) ? 1 : 0); // in one region few paragraphs compete: the first by far is meant
      return { article, paragraph, confidence: i === 0 && f.regions.length + f.u.persons.length > 0 && score >= 3 && ahead >= 1.3 ? Math.max(confidence, PASSAGE_SURE) : confidence };
    });
}

const WHO = /姓什么|姓啥|叫什么名|叫啥|是谁|是哪个|是哪位|what is the name|who is|who was/u;

/** A name is asked for: a paragraph that does not hold the office (书记) does not tell it. */
function holdsRarest(f: Finder, article: string, paragraph: number): boolean {
  const rarest = f.u.terms.filter((t) => t.known && t.weight >= 0.6).sort((a, b) => f.search.holding(a.token).length - f.search.holding(b.token).length)[0];
  return !rarest || f.search.coverOf({ ...f.u, terms: [rarest] }, article, paragraph) > 0;
}

/** A heading or caption is short and so fits well, but says little. */
const HEADING = 0.8;
const isBody = (f: Finder, article: string, n: number): boolean => f.world.articles.get(article)?.paragraphs.find((p) => p.n === n)?.role === "body";

const FEW_DIGESTS = 3;

/** 两美融合是什么意思: a term of the question that stands in this paragraph's digest and in hardly any other. */
function quotes(f: Finder, article: string, n: number): boolean {
  const own = f.world.articles.get(article)?.paragraphs.find((p) => p.n === n)?.digest ?? "";
  const text = blankOut(f.u.text, f.u.places.filter((p) => p.rule !== "context")); // a place is no term
  for (let i = 0; i + TERM_LENGTH <= text.length; i++) {
    const term = text.slice(i, i + TERM_LENGTH);
    if (/^\p{Script=Han}+$/u.test(term) && own.includes(term) && digestTermsOf(f.world).holding(term) <= FEW_DIGESTS) return true;
  }
  return false;
}

/** 引进了哪几家公司 asks for their names; 哪几个, 各多少 for numbers is a list. */
const WHICH_ONES = /(?:哪|邊|边)(?:几|幾)|几个方面|几方面|都?(?:是|有)哪些|分别是谁|都有谁|都是些?谁|都是什么|哪(?:三|四|五|六|七|八)/u;

export function findPassage(f: Finder): Finding {
  const declined = f.regions.length === 0 && f.outside.length > 0 ? notFound({ kind: "outside", places: f.outside }) : null;
  if (declined) return declined;
  if (f.u.measures.length > 0 && f.u.options["ask"] !== "why" && !WHICH_ONES.test(f.u.text)) {
    const figure = findFigure(f);
    if (figure.kind !== "not_found") return figure;
  }
  if (f.u.language === "en" && /\bwhat\b/u.test(f.u.text) && f.u.options["ask"] !== "why") {
    const figure = findFigure(f); // "What area of …" asks for a number as well as "What measures …" for words
    if (figure.kind === "fact" && f.search.unionCover(f.u, figure.main) >= 0.8) return figure;
  }
  const passages = searchPassages(f);
  const top = passages[0];
  const bound = /[“"「『]/u.test(f.u.text) || f.regions.length > 0 ? PASSAGE_SURE - 0.14 : PASSAGE_SURE; // a quotation or a place narrows the choice
  const blind = f.u.terms.length > 0 && f.u.terms.every((t) => !t.known) && f.regions.length === 0 && f.u.persons.length === 0; // nothing in it is ours: 黑洞
  const open = f.u.terms.length === 0 && f.regions.length > 0; // 关面乡如今变成啥样了
  if (!top || (blind && top.confidence < 0.6) || (top.confidence < bound && !open)) {
    const figure = findFigure(f);
    if (figure.kind === "fact" && f.u.options["ask"] !== "why" && f.u.measures.length > 0) return figure;
    const missing = cannotAnswer(f) ?? notFound({ kind: "no_match", region: theRegion(f) });
    return missing.kind === "not_found" ? { ...missing, passages: top && !blind && top.confidence > 0.3 ? [top] : [] } : missing;
  }
  const premise = falsePremise(f, top);
  if (premise) return premise;
  return { kind: "passage", passages, related: factsBeside(f, passages), remarks: [] };
}

const NEGATED = /(?:没有|没能|没|未能|未|不能通过|不达标|不合格|不成功|不肯|失败|didn't|did not|not|fail(?:ed)?(?: to)?|hasn't|isn't|wasn't)/u;
/** The 没 of 怎么没 itself. */
const BARELY = /(?<=咋|怎么)没/u;
const WHY = /为什么|为何|为啥|点解|咋会|咋就|咋没|怎么会|怎么就|怎么没|why|how come|什么原因/u;

/** 为什么没通过…: told only if the paragraph itself says that it did not; otherwise the premise is wrong. */
export function falsePremise(f: Finder, top: PassageFound): Finding | null {
  const event = /怎么|咋/u.test(f.u.text) || WHY.test(f.u.text) ? NEVER_TOLD.exec(f.u.text) : null;
  const after = f.u.text.replace(WHY, "");
  if (event && !passageText(f, top).includes(event[0])) return wrongPremise(top);
  if (deniedBy(passageText(f, top), NAMED_AS.exec(f.u.text)?.groups?.["what"] ?? "")) return wrongPremise(top);
  const m = WHY.test(f.u.text) ? (NEGATED.exec(after) ?? BARELY.exec(f.u.text)) : null;
  if (!m) return null;
  const text = passageText(f, top);
  const verb = m.input.slice(m.index + m[0].length, m.index + m[0].length + 2);
  if (text.includes(m[0] + verb)) return null;
  return wrongPremise(top);
}

/** 被评成国家级贫困县: what the question holds to have been named. */
const NAMED_AS = /(?:评|定|列|划|认定|确定|当|算)[成为入]了?(?<what>\p{Script=Han}{2,8})/u;

/** 江油是非贫困县: the paragraph says that it is none. */
const deniedBy = (text: string, named: string): boolean => [...Array(named.length).keys()].some((i) => named.length - i >= 3 && ["非", "不是", "不属于"].some((no) => text.includes(no + named.slice(i).replace(/[的吗呢]$/u, ""))));

const wrongPremise = (top: PassageFound): Finding => ({ kind: "not_found", why: { kind: "premise", article: top.article, paragraph: top.paragraph }, related: [], passages: [top], options: [] });

function passageText(f: Finder, p: PassageFound): string {
  const paragraph = f.world.articles.get(p.article)?.paragraphs.find((x) => x.n === p.paragraph);
  return `${paragraph?.digest ?? ""}${paragraph?.topics.join("") ?? ""}`;
}

const NEVER_TOLD = /一半|叫停|停办|中止|终止|暂停|关停|驳回|拒绝|取消|撤销|失败|造假|落选|处分|反弹|返贫|垫底|倒数|升到|上升|涨到|涨了|升高|越来越高|越来越穷|变高|变穷|攀升|恶化|增加到|rejected|failed|cancel|rose|rise|increase/u;

/** The figures of the paragraphs told, to go on with. */
function factsBeside(f: Finder, passages: PassageFound[]): Fact[] {
  const top = passages[0];
  return top ? distinct(f.search.ofArticle(top.article).filter((x) => (x.paragraph === top.paragraph || x.also.includes(top.paragraph)))).slice(0, 4) : [];
}

/** 为什么? after a figure: what the paragraph around it says, and the region's ways. */
export function findWhy(f: Finder): Finding {
  const fact = f.search.byId(f.conversation.facts[0] ?? "");
  const last = f.conversation.understanding;
  if (!fact && !last) return { kind: "help", topic: "start" };
  const indicator = fact ? (f.world.indicators.get(fact.indicator)?.name ?? "") : "";
  const text = `${last?.text ?? ""} ${indicator} 为什么 怎么 原因 措施 做法`;
  const regions = fact ? [fact.region] : f.regions;
  const found = searchPassages({ ...f, regions, u: { ...f.u, text, terms: last?.terms ?? [] } }, 3);
  const own = fact ? [{ article: fact.article, paragraph: fact.paragraph, confidence: 1 }] : [];
  const passages = [...own, ...found.filter((p) => p.paragraph !== fact?.paragraph || p.article !== fact.article)].slice(0, 3);
  return passages.length > 0 ? { kind: "passage", passages, related: [], remarks: [] } : notFound({ kind: "no_match", region: fact?.region ?? null });
}

/** Where it comes from: of the figure asked for, of the one told last, or of the region's article. */
export function findSource(f: Finder): Finding {
  const what = (f.u.options["what"] ?? "all") as "all" | "publisher" | "date" | "author" | "title";
  const told = f.conversation.facts.flatMap((id) => f.search.byId(id) ?? []);
  const toldArticles = [...new Set([...told.map((x) => x.article), ...f.conversation.passages.map((p) => p.article)])];
  if (f.regions.length === 0 && f.outside.length > 0) return notFound({ kind: "outside", places: f.outside });
  const content = f.u.terms.filter((t) => t.known).length;
  if (f.regions.length > 0 || f.u.persons.length > 0 || f.u.article) {
    const hit = content > 0 && what === "all" ? f.search.search(f.u, f.regions, f.u.measures[0] ?? null)[0] : undefined;
    if (hit && hit.score >= SURE && hit.period === "other" && f.u.periods.some((p) => !p.soft)) return findFigure(f); // of a year that has none
    if (hit && hit.total >= SURE && hit.period !== "other") return { kind: "source", articles: [hit.fact.article], facts: [hit.fact], what };
    const articles = titled(f, f.u.article ? [f.u.article] : articlesOf(f));
    if (articles.length > 0) return { kind: "source", articles, facts: [], what };
  }
  if (toldArticles.length > 0) return { kind: "source", articles: toldArticles, facts: told, what };
  const hit = content > 1 ? f.search.search(f.u, [], f.u.measures[0] ?? null, { enough: 1 })[0] : undefined;
  if (hit && hit.total >= SURE) return { kind: "source", articles: [hit.fact.article], facts: [hit.fact], what };
  return { kind: "source", articles: [...f.world.articles.keys()], facts: [], what };
}

/** 四川那篇: of several articles the one whose title names the region. */
function titled(f: Finder, articles: string[]): string[] {
  const names = f.regions.flatMap((r) => f.world.regions.get(r) ?? []).flatMap((r) => [r.short, ...r.aliases]);
  const named = articles.filter((id) => names.some((n) => n.length > 1 && `${f.world.articles.get(id)?.title ?? ""}${f.world.articles.get(id)?.label ?? ""}`.includes(n)));
  return named.length > 0 ? named : articles;
}

/** The articles that tell figures of the regions named. */
const articlesOf = (f: Finder): string[] => [...new Set(f.regions.flatMap((r) => f.search.factsOf(r).map((x) => x.article)))];
