import type { Answer, FactView } from "../../../domain/answer.js";
import type { Tools } from "./tools.js";
import type { Wording } from "./wording.js";

/** A fact by itself as an answer, with its source: what inline results send and fact links open. */
export function answerOfFact(tools: Tools, wording: Wording, fact: FactView): Answer {
  const article = tools.world().articles.get(fact.article);
  const headline = wording.stated(fact);
  const source = article === undefined ? "" : wording.texts.chart.source(wording.source(article, [fact.paragraph]));
  const note = fact.note === null || wording.language === "en" ? "" : wording.script(fact.note);
  return {
    id: fact.id,
    chat: "",
    question: `${wording.region(fact)} ${wording.indicator(fact)}`,
    language: wording.language,
    kind: "fact",
    text: [headline, note, source].filter(Boolean).join("\n"),
    headline,
    facts: [fact],
    related: [],
    computed: [],
    passages: [],
    citations: article === undefined ? [] : [{
      article: article.id, label: article.label, title: article.title, publisher: article.publisher,
      published: article.published, authors: article.authors, paragraph: fact.paragraph,
    }],
    options: [],
    why: { intent: "figure", template: null, rules: [] },
  };
}
