import { calledAsPrinted, doubtDurations, tidyNames } from "./ingest/own-words.js";
import { createProposer } from "./ingest/propose.js";
import { readArticle } from "./ingest/read-article.js";
import { mergeRepeated, noteArithmetic, noteContradictions } from "./ingest/refine.js";
import type { Knowledge, ParsedArticle, Proposal } from "./ingest/types.js";

/** An article and the facts that the machine found in it. */
export interface IngestedArticle {
  article: ParsedArticle;
  proposals: Proposal[];
}

/** The article flow: file → paragraphs with roles → quantities → region, subject, indicator, period, status → merged proposals. */
export interface ArticleIngester {
  /** @throws ArticleReadError when the file is no readable article */
  ingest(file: string, bytes: Uint8Array): Promise<IngestedArticle>;
  /** The same for an article that is read already. */
  propose(article: ParsedArticle): Proposal[];
}

/** Builds what all articles share once. */
export function createArticleIngester(knowledge: Knowledge): ArticleIngester {
  const proposer = createProposer(knowledge);
  const propose = (article: ParsedArticle): Proposal[] => {
    const proposals = mergeRepeated(proposer.propose(article), article.paragraphs);
    noteContradictions(proposals);
    noteArithmetic(proposals);
    return proposals;
  };
  return {
    propose,
    async ingest(file, bytes) {
      const article = await readArticle(file, bytes);
      return { article, proposals: propose(article) };
    },
  };
}

/** How facts are found for the store: by the article flow, and each called by a known name only where the article's words bear it out. */
export function createStorePropose(knowledge: Knowledge): ArticleIngester["propose"] {
  const { propose } = createArticleIngester(knowledge);
  const names = new Map(knowledge.indicators.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  const ofOne = (proposal: Proposal, { paragraphs }: ParsedArticle): Proposal => doubtDurations(calledAsPrinted(proposal, paragraphs, (id) => names.get(id) ?? []));
  return (article) => tidyNames(propose(article).map((proposal) => ofOne(proposal, article)));
}
