/** Prints what came of every sentence, with the code as this bundle has it. */
import { loadParts } from "./parts.js";
import { outcomes } from "./sentences.js";

process.stdout.write(`${outcomes(loadParts())}\n`);
