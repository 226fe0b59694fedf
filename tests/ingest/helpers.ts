import { createArticleIngester } from "../../src/ingest-article.js";
import { parseText } from "../../src/ingest/read-article.js";
import { projectSegmenter } from "../../src/store/project-segmenter.js";
import { loadNaming } from "../../src/store/load-naming.js";
import { loadWeights } from "../../src/store/load-weights.js";
import { root } from "../helpers/project.js";
import type { Knowledge, ParsedArticle, Proposal } from "../../src/ingest/types.js";
import { loadPlaceData } from "../../src/store/gazetteer.js";

/** Nothing but the national gazetteer: as for an article on a place that no one listed. */
export const bareKnowledge: Knowledge = { regions: [], indicators: [], places: loadPlaceData(root), weights: loadWeights(root), naming: loadNaming(root), segmenter: projectSegmenter(root) };

export const ingester = createArticleIngester(bareKnowledge);

export const parse = (text: string, id = "test"): ParsedArticle => parseText(id, `${id}.txt`, text, {}, "0".repeat(64));

/** The proposals of an invented article. */
export const propose = (text: string): Proposal[] => ingester.propose(parse(text));

/** "surface region status period" of each, for tables. */
export const brief = (proposals: readonly Proposal[]): string[] => proposals.map(({ surface, region, status, period }) => `${surface} ${region.short} ${status === "planned" ? "计划" : "实际"} ${period.text}`.trim());
