import type { Article } from "../domain/article.js";
import type { Fact } from "../domain/fact.js";
import type { World } from "../domain/world.js";
import { coveredIn, madeOnce } from "./covered.js";
import { asPrinted } from "./verbatim.js";
import type { Words } from "./words.js";
import { bookTitle } from "../text/book-title.js";

interface SourceContext extends Pick<Words, "region" | "theme" | "stated"> {
  world: World;
}

/** How answers name their sources, and what there is at all, in simplified Chinese. */
export function sourceWordsZh({ world, region, theme, stated }: SourceContext): Pick<Words, "citation" | "source" | "coverage"> {
  function citation(article: Article, paragraphs: number[]): string {
    const where = paragraphs.length > 0 ? `第${paragraphs.join("、")}段` : "";
    const known = [article.publisher, article.published, asPrinted(article.authors.join("、"))].map((x) => (x === asPrinted("") ? "" : x)).filter(Boolean).join(",");
    const name = article.title ? bookTitle(article.title, asPrinted) : article.label;
    const gaps = article.missing ? `(${article.missing})` : "";
    return [`${name}${article.title ? "" : gaps}`, known, where].filter(Boolean).join(",") + (article.title && article.missing ? gaps : "");
  }

  function source(articles: Article[], what: string, facts: Fact[]): string[] {
    const lines = facts.slice(0, 3).map((x) => `${stated(x)}`);
    return [...lines, ...articles.map((a) => describe(a, what, facts.filter((x) => x.article === a.id).flatMap((x) => [x.paragraph, ...x.also])))];
  }

  function describe(a: Article, what: string, paragraphs: number[]): string {
    const none = "原文没有给出";
    const people = [a.authors.length > 0 ? `作者:${asPrinted(a.authors.join("、"))}` : `作者:${none}`, a.editors.length > 0 ? `编辑:${asPrinted(a.editors.join("、"))}` : null, a.photographers.length > 0 ? `摄影:${a.photographers.join("、")}` : null].filter(Boolean).join(";");
    const date = a.published ? `发布日期:${a.published}` : `发布日期:${none}${a.inferred ? `(${a.inferred.reason})` : ""}`;
    const fields = {
      title: a.title ? `标题:${bookTitle(a.title, asPrinted)}${a.subtitle ? `,副题:${asPrinted(a.subtitle)}` : ""}` : `标题:${none}(我们称它为“${a.label}”)`,
      publisher: a.publisher ? `发布:${a.publisher}` : `发布媒体:${none}`,
      date,
      author: people + (a.credits ? `;${a.credits}` : ""),
    };
    const first = fields[what as keyof typeof fields];
    const all = [fields.title, fields.publisher, fields.date, fields.author];
    const ordered = first ? [first, ...all.filter((x) => x !== first)] : all;
    return [...ordered, paragraphs.length > 0 ? `段落:第${[...new Set(paragraphs)].join("、")}段` : null].filter(Boolean).join("\n");
  }

  function coverage(what: "regions" | "indicators" | "articles"): string[] {
    if (what === "regions") return ["收录的地区:", ...regionLines()];
    if (what === "articles") return [`收录 ${world.articles.size} 篇报道:`, ...articleLines()];
    return [`收录 ${world.indicators.size} 项指标,按主题:`, ...[...world.themes.values()].flatMap((t) => themeLine(t.id))];
  }

  function themeLine(id: string): string[] {
    const names = [...world.indicators.values()].filter((i) => i.theme === id).map((i) => i.name);
    return names.length > 0 ? [`· ${theme(id)}(${names.length}):${names.slice(0, 5).join("、")}${names.length > 5 ? " 等" : ""}`] : [];
  }

  const articleLines = madeOnce(() => [...world.articles.values()].map((a) => `· ${citation(a, [])}`));
  const regionLines = madeOnce(() => coveredIn(world).counts.map(([id, n]) => `· ${region(id)}:${n} 项`));

  return { citation, source, coverage };
}
