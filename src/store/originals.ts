import type { Originals } from "../domain/originals.js";
import type { World } from "../domain/world.js";
import { readOriginals } from "./load-originals.js";

const CLAUSE_END = /[。!?!?;;]/u;

/**
 * The originals of the articles that we know, from a folder of <id>.txt files.
 * @throws Error naming the folder when it cannot be read
 */
export function createOriginals(folder: string, world: World): Originals {
  const paragraphs = new Map(readOriginals(folder).filter((o) => world.articles.has(o.id)).map((o) => [o.id, o.paragraphs]));
  return originalsOf((article, n) => paragraphs.get(article)?.[n - 1] ?? null);
}

/** Whether a folder holds the text of an article that we know. */
export const hasOriginals = (folder: string, world: World): boolean =>
  readOriginals(folder).some(({ id }) => world.articles.has(id));

/** Originals wherever their paragraphs are kept. @param paragraph the nth paragraph of an article as printed, or null */
export function originalsOf(paragraph: Originals["paragraph"]): Originals {
  return {
    paragraph,
    clause(article, n, surface) {
      const text = paragraph(article, n);
      const at = text?.indexOf(surface) ?? -1;
      if (text === null || at < 0) return null;
      let start = at;
      while (start > 0 && !CLAUSE_END.test(text[start - 1] ?? "")) start--;
      let end = at + surface.length;
      while (end < text.length && !CLAUSE_END.test(text[end] ?? "")) end++;
      return text.slice(start, end).trim();
    },
  };
}
