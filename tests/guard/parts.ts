import path from "node:path";
import { createPassageIndex } from "../../src/retrieve/passages/index.js";
import { passagesOf, passageTools } from "../../src/store/engine.js";
import { loadLanguage } from "../../src/store/language.js";
import { loadWorld } from "../../src/store/world.js";
import { root } from "../helpers/project.js";
import type { Parts } from "./sentences.js";

/** The project's own world and language, and its paragraphs in one index. */
export function loadParts(): Parts {
  const world = loadWorld(path.join(root, "data"));
  const language = loadLanguage(root);
  const index = createPassageIndex(passagesOf(world, null), passageTools(root, language.weights));
  return { world, language, passages: () => index };
}
