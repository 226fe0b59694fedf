import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of the original articles, ARTICLES_DIR or the shared one beside the project; null where neither is there. */
export const articlesDir: string | null = [process.env["ARTICLES_DIR"], path.join(root, "../shared/articles")].find(hasArticles) ?? null;

function hasArticles(folder: string | undefined): folder is string {
  return folder !== undefined && folder !== "" && existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".txt"));
}

/** A suite that needs the originals. Without them it is listed as skipped, and its title says why. */
export function describeWithArticles(title: string, suite: (folder: string) => void): void {
  if (articlesDir !== null) {
    describe(title, () => suite(articlesDir));
    return;
  }
  describe.skip(`${title} (SKIPPED: no original articles; set ARTICLES_DIR)`, () => suite(""));
}
