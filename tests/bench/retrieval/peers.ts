import { createRequire } from "node:module";
import { create, insert, search as searchOrama } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/mandarin";
import { Charset, Index as FlexIndex } from "flexsearch";
import Database from "libsql";
import lunr from "lunr";
import MiniSearch from "minisearch";
import { normalise } from "../../../src/text/normalise.js";
import { LIMIT, segmenter, type Engine } from "./engines.js";

const require = createRequire(import.meta.url);

function miniSearch(name: string, tokenize?: (text: string) => string[]): Engine {
  return {
    name,
    async build(texts) {
      const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"], ...(tokenize ? { tokenize } : {}) });
      index.addAll(texts.map((text, id) => ({ id, text })));
      return (question) => index.search(question).slice(0, LIMIT).map((hit) => Number(hit.id));
    },
  };
}

interface LunrZh {
  (): void;
  tokenizer(text: string): lunr.Token[];
}

const lunrZh: Engine = {
  name: "lunr zh",
  async build(texts) {
    require("lunr-languages/lunr.stemmer.support")(lunr);
    require("lunr-languages/lunr.zh")(lunr);
    const { zh } = lunr as unknown as { zh: LunrZh };
    const index = lunr(function () {
      this.use(zh);
      this.ref("id");
      this.field("text");
      texts.forEach((text, id) => this.add({ id, text }));
    });
    return (question) => {
      const hits = index.query((query) => query.term(zh.tokenizer(question), {}));
      return hits.slice(0, LIMIT).map((hit) => Number(hit.ref));
    };
  },
};

const flexSearch: Engine = {
  name: "FlexSearch CJK (suggest)",
  async build(texts) {
    const index = new FlexIndex({ encoder: Charset.CJK });
    texts.forEach((text, id) => index.add(id, text));
    return (question) => index.search(question, { limit: LIMIT, suggest: true }) as number[];
  },
};

const orama: Engine = {
  name: "Orama mandarin",
  async build(texts) {
    const db = create({ schema: { text: "string", n: "number" } as const, components: { tokenizer: createTokenizer() } });
    for (const [n, text] of texts.entries()) await insert(db, { text, n });
    return async (question) => {
      const { hits } = await searchOrama(db, { term: question, properties: ["text"], limit: LIMIT });
      return hits.map((hit) => hit.document.n);
    };
  },
};

const sqlite: Engine = {
  name: "SQLite FTS5, same tokens",
  async build(texts) {
    const db = new Database(":memory:");
    db.exec("CREATE VIRTUAL TABLE texts USING fts5(words, content='', tokenize='unicode61')");
    const add = db.prepare("INSERT INTO texts(rowid, words) VALUES (?, ?)");
    db.transaction(() => texts.forEach((text, i) => add.run(i + 1, segmenter.cutForSearch(normalise(text)).join(" "))))();
    const find = db.prepare(`SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ${LIMIT}`);
    return (question) => {
      const words = [...new Set(segmenter.cutForSearch(normalise(question)))].map((word) => `"${word}"`);
      if (words.length === 0) return [];
      return (find.all(words.join(" OR ")) as { rowid: number }[]).map((row) => row.rowid - 1);
    };
  },
};

/** What else npm offers, each as its own documentation says for Chinese. */
export const peers: Engine[] = [
  miniSearch("MiniSearch, default options"),
  miniSearch("MiniSearch + nodejieba", (text) => segmenter.cutForSearch(text)),
  lunrZh,
  flexSearch,
  orama,
  sqlite,
];
