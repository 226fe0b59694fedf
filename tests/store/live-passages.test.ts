import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { weightsOf } from "../../src/judge/index.js";
import { loadWeights } from "../../src/store/load-weights.js";
import { root } from "../helpers/project.js";
import { createSegmenter } from "../../src/text/segment.js";
import { LivePassages } from "../../src/store/live-passages.js";
import type { World } from "../../src/domain/world.js";
import type { Article } from "../../src/domain/article.js";

const tools = { segmenter: createSegmenter(), weights: weightsOf(loadWeights(root), "passages") };

/** A world of articles of one paragraph each. */
function worldOf(texts: ReadonlyMap<string, string>): World {
  const articles = [...texts].map(([id, digest]) => {
    const paragraph = { n: 1, role: "body", digest, topics: [], en: "", regions: [] };
    return [id, { id, paragraphs: [paragraph] } as unknown as Article] as const;
  });
  return {
    regions: new Map(), indicators: new Map(), themes: new Map(), facts: [],
    articles: new Map(articles),
  };
}

const OLD = "湖头农场种了三百亩青梅";
const NEW = "湖头农场种了五百亩青梅";

/** Enough paragraphs that most are added after the first question. */
function many(count: number, last: string): Map<string, string> {
  const rows = Array.from({ length: count }, (_, i) => [`a${i}`, `第${i}座磨坊冬天磨糯米粉`] as const);
  return new Map([...rows, ["farm", last]]);
}

test("an article corrected while the index is still being filled stays corrected", async () => {
  const passages = new LivePassages(tools, true);
  passages.know(worldOf(many(900, OLD)), null);
  const index = passages.index(); // the first 400 at once, the farm later
  const world = worldOf(many(900, NEW));
  passages.know(world, null);
  await passages.update(world, null, ["farm"]);
  while (index.size < 901) await sleep(20);
  await sleep(100);
  const hit = index.search("湖头农场种了多少亩青梅")[0]?.passage;
  expect(hit).toMatchObject({ article: "farm", text: NEW });
});

test("an article that left while the index is being filled does not come back", async () => {
  const passages = new LivePassages(tools, true);
  passages.know(worldOf(many(900, OLD)), null);
  const index = passages.index();
  const texts = many(900, OLD);
  texts.delete("farm");
  const world = worldOf(texts);
  passages.know(world, null);
  await passages.update(world, null, ["farm"]);
  while (index.size < 900) await sleep(20);
  await sleep(100);
  expect(index.search("湖头农场的青梅").map(({ passage }) => passage.article)).not.toContain("farm");
});

test("two updates of one article at once end with the later words", async () => {
  const passages = new LivePassages(tools, true);
  passages.know(worldOf(many(10, OLD)), null);
  passages.index();
  const first = passages.update(worldOf(many(10, "湖头农场种了四百亩青梅")), null, ["farm"]);
  const second = passages.update(worldOf(many(10, NEW)), null, ["farm"]);
  await Promise.all([first, second]);
  expect(passages.index().search("湖头农场种了多少亩青梅")[0]?.passage.text).toBe(NEW);
  expect(passages.index().size).toBe(11);
});
