import type { Article } from "../domain/article.js";
import type { Fact } from "../domain/fact.js";
import type { Indicator, Theme } from "../domain/indicator.js";
import type { Region } from "../domain/region.js";
import { placesAbove } from "../domain/world.js";
import type { Ambiguous } from "./load-draft.js";
import type { Problem } from "./load-problems.js";
import { unitsAgree } from "./load-units.js";
import { problemAt, type Located } from "./load-yaml.js";

/** The entries of all files, each id once, before they are trusted. */
export interface Merged {
  regions: ReadonlyMap<string, Located<Region>>;
  indicators: ReadonlyMap<string, Located<Indicator>>;
  themes: ReadonlyMap<string, Located<Theme>>;
  articles: ReadonlyMap<string, Located<Article>>;
  facts: ReadonlyMap<string, Located<Fact>>;
  ambiguous: Ambiguous;
}

/** Holds the entries against each other. @returns every inconsistency; none when the data can be trusted */
export function checkMerged(merged: Merged): Problem[] {
  const regions = new Map([...merged.regions].map(([id, entry]) => [id, entry.item]));
  return [
    ...[...merged.regions.values()].flatMap((region) => checkRegion(region, regions)),
    ...[...merged.indicators.values()].flatMap((indicator) => checkIndicator(indicator, merged)),
    ...[...merged.articles.values()].flatMap((article) => checkArticle(article, merged)),
    ...[...merged.facts.values()].flatMap((fact) => checkFact(fact, merged)),
    ...checkSources(merged),
  ];
}

/** Each article that facts name and nobody describes, once. */
function checkSources({ facts, articles }: Merged): Problem[] {
  const firsts = new Map<string, Located<Fact>>();
  for (const fact of facts.values()) if (!articles.has(fact.item.article) && !firsts.has(fact.item.article)) firsts.set(fact.item.article, fact);
  return [...firsts].map(([id, fact]) => problemAt(fact, ["article"], `no article ${id}`));
}

function checkRegion(region: Located<Region>, regions: ReadonlyMap<string, Region>): Problem[] {
  const { id, parent, level } = region.item;
  if (parent === null) return level === "province" ? [] : [problemAt(region, ["parent"], `${id} is no province and lies in nothing`)];
  if (!regions.has(parent)) return [problemAt(region, ["parent"], `no region ${parent}`)];
  const inItself = placesAbove({ regions }, id).some((place) => place.id === id);
  return inItself ? [problemAt(region, ["parent"], `${id} lies in itself`)] : [];
}

function checkIndicator(indicator: Located<Indicator>, { themes }: Merged): Problem[] {
  const { theme } = indicator.item;
  return themes.has(theme) ? [] : [problemAt(indicator, ["theme"], `no theme ${theme} in data/themes.yaml`)];
}

function checkArticle(article: Located<Article>, { regions }: Merged): Problem[] {
  return article.item.paragraphs.flatMap((paragraph, i) => {
    const problem = (key: string, message: string): Problem => problemAt(article, ["paragraphs", i, key], message);
    const unknown = paragraph.regions.filter((id) => !regions.has(id));
    return [
      ...(paragraph.n === i + 1 ? [] : [problem("n", `paragraph ${paragraph.n} stands where ${i + 1} is due`)]),
      ...unknown.map((id) => problem("regions", `no region ${id}`)),
      ...(paragraph.role === "body" && paragraph.digest.trim() === "" ? [problem("digest", `body paragraph ${paragraph.n} has no digest`)] : []),
    ];
  });
}

function checkFact(fact: Located<Fact>, merged: Merged): Problem[] {
  const { item } = fact;
  const problem = (path: PropertyKey[], message: string): Problem[] => [problemAt(fact, path, message)];
  const indicator = merged.indicators.get(item.indicator)?.item;
  const { start, end } = item.period;
  return [
    ...(merged.regions.has(item.region) ? [] : problem(["region"], `no region ${item.region}`)),
    ...item.about.flatMap((id, i) => (merged.regions.has(id) ? [] : problem(["about", i], `no region ${id}`))),
    ...(indicator ? [] : problem(["indicator"], `no indicator ${item.indicator}`)),
    ...(!indicator || unitsAgree(item.unit, indicator.unit) ? [] : problem(["unit"], `${item.unit} under ${item.indicator}, which counts ${indicator.unit}`)),
    ...(item.id.startsWith(`${item.article}/${item.paragraph}/`) ? [] : problem(["id"], `${item.id} is told of ${item.article}, paragraph ${item.paragraph}`)),
    ...(item.valueMax === null || item.valueMax > item.value ? [] : problem(["valueMax"], `${item.valueMax} is not above ${item.value}`)),
    ...(start === null || end === null || start <= end ? [] : problem(["period"], `${start} is after ${end}`)),
    ...checkParagraphs(fact, merged.articles.get(item.article)?.item),
    ...checkTargets(fact, merged.facts),
  ];
}

function checkParagraphs(fact: Located<Fact>, article: Article | undefined): Problem[] {
  if (!article) return []; // told once for all its facts
  const told = [{ n: fact.item.paragraph, path: ["paragraph"] }, ...fact.item.also.map((n, i) => ({ n, path: ["also", i] }))];
  return told.flatMap(({ n, path }) => {
    const role = article.paragraphs[n - 1]?.role;
    if (role === "body" || role === "heading" || role === "caption") return [];
    return [problemAt(fact, path, role ? `paragraph ${n} is ${role}` : `${article.id} has no paragraph ${n}`)];
  });
}

function checkTargets(fact: Located<Fact>, facts: Merged["facts"]): Problem[] {
  const { id, of, change } = fact.item;
  const targets = [
    ...(of === null ? [] : [{ target: of, path: ["of"] }]),
    ...(change === null ? [] : [{ target: change.from, path: ["change", "from"] }, { target: change.to, path: ["change", "to"] }]),
  ];
  const wrong = targets.flatMap(({ target, path }) => {
    if (target === id) return [problemAt(fact, path, `${id} names itself`)];
    return facts.has(target) ? [] : [problemAt(fact, path, `no fact ${target}`)];
  });
  const seen = new Set<string>();
  let at = of;
  while (at !== null && at !== id && !seen.has(at)) {
    seen.add(at);
    at = facts.get(at)?.item.of ?? null;
  }
  return at === id && of !== id ? [...wrong, problemAt(fact, ["of"], `${id} is a part of itself`)] : wrong;
}
