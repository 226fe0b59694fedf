import type { Ask } from "../../../src/ask.js";
import { loadEngine } from "../../../src/store/engine.js";
import { projectRoot } from "../../../src/store/load-root.js";

/** The project's own engine on its own data. */
export const createEngine = (): Ask => loadEngine(projectRoot()).ask;
