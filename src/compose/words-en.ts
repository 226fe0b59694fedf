import type { Computed } from "../domain/answer.js";
import type { Article } from "../domain/article.js";
import type { Fact } from "../domain/fact.js";
import type { Missing, Remark } from "../domain/finding.js";
import { toSimplified } from "../text/script.js";
import { coveredIn, madeOnce } from "./covered.js";
import { someOf } from "./some-of.js";
import { asPrinted } from "./verbatim.js";
import { HELP_EN } from "./help-en.js";
import { namesEn } from "./names-en.js";
import { plain } from "./numbers.js";
import { periodEn, unitEn } from "./units-en.js";
import { isUnreviewed, UNREVIEWED } from "./unreviewed.js";
import type { Words, WordsContext } from "./words.js";
import { bookTitle } from "../text/book-title.js";

const QUALIFIER = { exact: "", about: "about ", over: "over ", under: "nearly ", at_least: "at least ", at_most: "at most " } as const;

/** The wording in English; the figure as printed stands in brackets behind the expanded number. */
const SIGNS: Partial<Record<Computed["kind"], string>> = { sum: " + ", average: ", ", difference: " − ", percent: " → ", product: " × " };

export function wordsEn({ world, absent = [] }: WordsContext): Words {
  const named = namesEn(world, absent);
  const region = (id: string): string => world.regions.get(id)?.en ?? id;
  const indicator = (id: string): string => world.indicators.get(id)?.en ?? id;
  const theme = (id: string): string => [...world.themes.values()].find((t) => t.id === id)?.en ?? id;
  const number = (value: number, unit: string): string => (unit === "%" ? `${plain(value)}%` : `${plain(value)}${unitEn(unit) ? ` ${unitEn(unit)}` : ""}`);
  const figure = (x: Fact): string => {
    const range = x.valueMax === null ? number(x.value, x.unit) : `${plain(x.value)}–${number(x.valueMax, x.unit)}`;
    const said = `${QUALIFIER[x.qualifier]}${range}`;
    const surface = asPrinted(toSimplified(x.surface));
    return said === surface ? said : `${said} (${surface})`;
  };
  const when = (x: Fact): string => {
    const parts = [periodEn(x.period.text), x.status === "planned" ? "planned, not yet reported as done" : "", isUnreviewed(x) ? UNREVIEWED.en : ""].filter(Boolean);
    return parts.length > 0 ? `, ${parts.join(", ")}` : "";
  };
  const placeList = (ids: readonly string[]): string => someOf(ids.map(region), ", ", (count) => `and more, ${count} in all`);
  const coveredRegions = madeOnce(() => placeList(coveredIn(world).counties));
  const regionLines = madeOnce(() => coveredIn(world).counts.map(([id, n]) => `· ${region(id)}: ${n} figures`));
  const articleLines = madeOnce(() => [...world.articles.values()].map((a) => `· ${citation(a, [])}`));
  const who = (x: Fact): string => (x.subject ? ` (${x.subject})` : "");
  const stated = (x: Fact): string => `${region(x.region)}${who(x)}, ${indicator(x.indicator)}: ${figure(x)}${when(x)}`;
  const listed = (x: Fact): string => `${indicator(x.indicator)}${who(x)}: ${figure(x)}${when(x)}`;
  const bullets = (facts: Fact[]): string => facts.map(listed).join("; ");

  const words: Words = {
    region,
    indicator,
    theme,
    unit: unitEn,
    figure,
    when,
    stated,
    listed,
    number,
    part: (facts) => `Of which: ${bullets(facts)}.`,
    beside: (facts) => `Also: ${bullets(facts)}.`,
    note: (x) => (x.noteEn ? `Note: ${x.noteEn}` : x.note ? `Note (in Chinese): ${x.note}` : null),
    remark,
    quote: (clause) => `Original: “${asPrinted(clause)}”`,
    compared(facts, computed, want) {
      const winner = computed.find((c) => c.kind === "winner");
      const diff = computed.find((c) => c.kind === "difference");
      const ratio = computed.find((c) => c.kind === "ratio");
      const first = facts[0];
      const winning = facts.find((x) => winner && x.value === winner.value);
      const head = winner && winning && !facts.every((x) => x.region === first?.region) ? `${region(winning.region)} is ${want === "min" ? "lower" : "higher"}` : facts.length > 1 && facts.every((x) => x.value === first?.value) ? "They are equal" : null;
      const gap = diff ? `${head ? "difference" : "Difference:"} ${number(diff.value ?? 0, diff.unit)}` : null;
      const times = ratio ? `the first is ${plain(ratio.value ?? 0)} times the second` : null;
      return [`${[head, want === "ratio" ? times : null, gap].filter(Boolean).join("; ")}.`, ...facts.map(stated)];
    },
    ranked(facts, order, one, nth) {
      const top = facts[nth - 1] ?? facts[0];
      const place = nth > 1 ? `No. ${nth}, ` : "";
      const rows = facts.map((x, i) => `${i + 1}. ${region(x.region)}${who(x)}: ${figure(x)}${when(x)}`);
      if (!top) return rows;
      if (facts.length === 1) return [stated(top), "Only this region has the indicator, so there is nothing to rank."];
      const head = one ? `${place}${order === "asc" ? "Lowest" : "Highest"} ${indicator(top.indicator)}: ${region(top.region)}, ${figure(top)}${when(top)}` : `${indicator(top.indicator)}, ${order === "asc" ? "lowest" : "highest"} first:`;
      return [head, ...rows];
    },
    tabled: (facts, id) => [`${indicator(id)}, every region that has it:`, ...facts.map((x) => `· ${region(x.region)}${who(x)}: ${figure(x)}${when(x)}`)],
    rankedWithin: (facts, order, id) => [`${region(id)}, ${order === "asc" ? "lowest" : "highest"} first:`, ...facts.map((x, i) => `${i + 1}. ${listed(x)}`)],
    filtered({ facts, others, threshold }) {
      const bound = `${threshold.op === "between" ? "between" : threshold.op} ${number(threshold.value, threshold.unit)}`;
      const rest = others.length > 0 ? [`The others: ${others.map((x) => `${region(x.region)} ${figure(x)}${when(x)}`).join("; ")}`] : [];
      if (facts.length === 0) return [`No region in the articles is ${bound}.`, ...rest];
      return [`${bound}: ${facts.map((x) => region(x.region)).join(", ")}`, ...facts.map((x) => `· ${stated(x)}`), ...rest];
    },
    changed({ from, to, stated: told, computed, related }) {
      if (!from || !to) return told.map(stated);
      const diff = computed[0];
      const verb = to.value < from.value ? "fell by" : to.value > from.value ? "rose by" : "did not change:";
      const also = told[1] ? ` (${listed(told[1])})` : "";
      const head = `${region(from.region)}, ${indicator(from.indicator)} ${verb} ${diff ? number(diff.value ?? 0, diff.unit === "百分点" ? "百分点" : diff.unit) : ""}${also}`;
      const other = related.length === 2 ? [related.map((x) => `${periodEn(x.period.text)}: ${figure(x)}`).join(" → ")] : [];
      return [head, `${periodEn(from.period.text) || "start"}: ${figure(from)} → ${periodEn(to.period.text) || "end"}: ${figure(to)}${[from, to].some(isUnreviewed) ? ` (${UNREVIEWED.en})` : ""}`, ...other];
    },
    computed({ facts, computed }) {
      const places = [...new Set(facts.map((x) => region(x.region)))];
      const operand = (x: Fact): string => `${places.length > 1 ? `${region(x.region)}, ` : ""}${listed(x)}`;
      const lines = computed.map((c) => result(c, c.from.flatMap((id) => facts.find((x) => x.id === id) ?? [])));
      const sign = SIGNS[computed[0]?.kind ?? "share"] ?? " ÷ ";
      return [`${places.join(", ")}: ${lines.join("; ")} (computed)`, `From: ${facts.map(operand).join(sign)}`];
    },
    listTitle: ({ title }) => `${[title.region ? region(title.region) : "", title.theme ? theme(title.theme) : "", title.period ? periodEn(title.period) : "", title.status === "planned" ? "plans and targets" : "figures"].filter(Boolean).join(", ")}:`,
    more: (count) => `${count} more; ask “anything else?”`,
    profileTitle: (id, count) => `${region(id)}: ${count} figures held, among them:`,
    passage: (_, n, digest, original) => `${digest} (${original ? "original, " : ""}paragraph ${n})`,
    source: (articles, what, facts) => [...facts.slice(0, 3).map(stated), ...articles.map((a) => describe(a, what, facts.filter((x) => x.article === a.id).flatMap((x) => [x.paragraph, ...x.also])))],
    citation,
    sources: (lines) => (lines.length === 1 ? `Source: ${lines[0] ?? ""}` : lines.map((l, i) => `Source ${i + 1}: ${l}`).join("\n")),
    period: (facts) => facts.map((x) => (x.period.text ? `${listed(x)}: the figure is for ${periodEn(x.period.text)}.` : `${listed(x)}: the article does not say which year it is for${published(x.article)}.`)),
    status: (facts) => facts.map((x) => (x.status === "planned" ? `${listed(x)}: it is a plan (target or estimate); the article does not say that it has been done.` : `${listed(x)}: told as done or measured, not as a plan.`)),
    missing,
    near: (facts) => (facts.length > 0 ? `What there is: ${facts.map(stated).join("; ")}` : null),
    offer: (facts) => `What there is: ${facts.map(stated).join("; ")}`,
    elsewhere: (id, regions) => `Regions with ${indicator(id)}: ${placeList(regions)}`,
    seeAlso: (digest) => `Related in the articles: ${digest}`,
    clarify: ({ facts, within }) => [within ? `The articles give no such figure for ${region(within)} as a whole; within it:` : "Which place do you mean? The articles have:", ...facts.map((x) => `· ${stated(x)}`)],
    coverage,
    help: (topic) => HELP_EN[topic],
  };

  /** A figure worked out, with what it is. */
  function result(c: Computed, facts: readonly Fact[]): string {
    const [a, b] = facts;
    const value = plain(c.value ?? 0);
    const named = (x: Fact | undefined): string => (x ? indicator(x.indicator) : "");
    const [what = "", each = ""] = c.unit.split("/");
    const heads: Partial<Record<Computed["kind"], string>> = {
      share: `${named(a)} is about ${value}% of ${named(b)}`,
      ratio: `${named(a)} is about ${value} times ${named(b)}`,
      average: each ? `about ${value} ${unitEn(what)} per ${unitEn(each, 1)}` : `on average ${number(c.value ?? 0, c.unit)}`,
      sum: `together ${number(c.value ?? 0, c.unit)}`,
      difference: `difference ${number(c.value ?? 0, c.unit)}`,
      percent: `${named(a)} changed by about ${value}%`,
      product: `about ${number(c.value ?? 0, c.unit)}`,
    };
    return heads[c.kind] ?? value;
  }

  function published(article: string): string {
    const date = world.articles.get(article)?.published;
    return date ? ` (published ${date})` : "";
  }

  function remark(r: Remark): string | null {
    switch (r.kind) {
      case "undated":
        return `The article does not say which year this figure is for${published(r.fact.article)}.`;
      case "other_period":
        return `There is no figure for ${periodEn(r.asked)}; the above is for ${periodEn(r.fact.period.text) || "a time not stated"}.`;
      case "relative_year":
        return `“${r.word}” is read as ${r.year}, by the time of writing.`;
      case "periods_differ":
        return "Note: the figures are for different times.";
      case "mixed_status":
        return "Note: some are plans, some are done.";
      case "indicators_differ":
        return `Note: the two are not defined alike (${r.indicators.map(indicator).join("; ")}).`;
      case "lacking":
        return `The articles do not give ${indicator(r.indicator)} for ${r.regions.map(region).join(", ")}.`;
      case "only_planned":
        return "The article gives only the plan; it does not say that it was done.";
      case "claim":
        return r.right ? `That agrees with ${r.claimed}.` : `It is not ${r.claimed} in the article.`;
      case "direction": {
        const down = r.from ? r.fact.value < r.from.value : r.fact.words.some((w) => /降|减/u.test(w));
        return `The article tells of a ${down ? "fall" : "rise"}${r.from ? ` from ${figure(r.from)}${when(r.from)}` : ""} to ${figure(r.fact)}${when(r.fact)}.`;
      }
      case "spelling":
        return `(read as ${named(r.read)})`;
      case "stated_agrees":
        return `The article states it too: ${listed(r.fact)}.`;
      case "stated_differs":
        return `The article states ${listed(r.fact)}, which differs from our ${plain(r.computed)}; the article's figure holds.`;
      default:
        return r satisfies never;
    }
  }

  function missing(why: Missing): string[] {
    switch (why.kind) {
      case "outside":
        return [`The articles say nothing about ${why.places.map(named).join(", ")}.`, `Regions covered: ${coveredRegions()}`];
      case "absent_indicator":
        return [`The articles do not give ${why.names.map(named).join(", ")}${why.region ? ` of ${region(why.region)}` : ""}.`];
      case "no_indicator":
        return [`The articles do not give the ${indicator(why.indicator)} of ${region(why.region)}.`];
      case "no_period":
        return [`The articles do not give ${why.indicator ? `the ${indicator(why.indicator)}` : "figures"}${why.region ? ` of ${region(why.region)}` : ""} for ${periodEn(why.asked)}.${why.have.length > 0 ? ` There is: ${why.have.map(periodEn).join(", ")}.` : ""}`];
      case "no_status":
        return [`The articles do not give ${why.asked === "planned" ? "a plan" : "what was done"}${why.region ? ` for ${region(why.region)}` : ""}.`];
      case "no_match":
        return [why.region ? `The articles do not say this about ${region(why.region)}.` : "The articles do not say this."];
      case "unlike":
        return [`${why.what.map(named).join(" and ")} are not alike and cannot be compared or added.`];
      case "no_operand":
        return [`The articles do not give this for ${region(why.region)}, so there is nothing to compare.`];
      case "premise":
        return ["The articles do not say so; what they say is this:"];
      default:
        return why satisfies never;
    }
  }

  function citation(article: Article, paragraphs: number[]): string {
    const name = article.title ? bookTitle(article.title, asPrinted) : article.labelEn;
    const known = [article.publisher, article.published, article.authors.join(", ")].filter(Boolean).join(", ");
    const gaps = article.missingEn ? ` (${article.missingEn})` : "";
    const where = paragraphs.length > 0 ? `paragraph ${paragraphs.join(", ")}` : "";
    return [`${name}${gaps}`, known, where].filter(Boolean).join(", ");
  }

  function describe(a: Article, what: string, paragraphs: number[]): string {
    const none = "not given in the article";
    const fields = {
      title: `Title: ${a.title ? bookTitle(a.title, asPrinted) : `${none} (we call it “${a.labelEn}”)`}`,
      publisher: `Published by: ${a.publisher ?? none}`,
      date: `Date: ${a.published ?? none}${!a.published && a.inferred ? ` (${a.inferred.reasonEn})` : ""}`,
      author: `Author: ${a.authors.length > 0 ? a.authors.join(", ") : none}${a.editors.length > 0 ? `; editor: ${a.editors.join(", ")}` : ""}${a.photographers.length > 0 ? `; photos: ${a.photographers.join(", ")}` : ""}`,
    };
    const first = fields[what as keyof typeof fields];
    const all = [fields.title, fields.publisher, fields.date, fields.author];
    const ordered = first ? [first, ...all.filter((x) => x !== first)] : all;
    return [...ordered, ...(paragraphs.length > 0 ? [`Paragraph: ${[...new Set(paragraphs)].join(", ")}`] : [])].join("\n");
  }

  function coverage(what: "regions" | "indicators" | "articles"): string[] {
    if (what === "regions") return ["Regions covered:", ...regionLines()];
    if (what === "articles") return [`${world.articles.size} articles:`, ...articleLines()];
    return [`${world.indicators.size} indicators, by theme:`, ...[...world.themes.values()].flatMap((t) => {
      const names = [...world.indicators.values()].filter((i) => i.theme === t.id).map((i) => i.en);
      return names.length > 0 ? [`· ${t.en} (${names.length}): ${names.slice(0, 4).join(", ")} …`] : [];
    })];
  }

  return words;
}
