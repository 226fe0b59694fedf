import { beforeAll, describe } from "vitest";
import { answersSuite } from "./answers.js";
import { browseSuite } from "./browse.js";
import { contextSuite } from "./context.js";
import { groupsSuite } from "./groups.js";
import { inlineSuite } from "./inline.js";
import { limitsSuite } from "./limits.js";
import { realEngine } from "./stage.js";
import { startSuite } from "./start.js";
import { userDataSuite } from "./user-data.js";

/** One file, so that the engine and the schema of the Bot API are loaded once. */
beforeAll(() => void realEngine(), 60_000);

describe("answers", answersSuite);
describe("context", contextSuite);
describe("start", startSuite);
describe("groups", groupsSuite);
describe("inline", inlineSuite);
describe("user data", userDataSuite);
describe("browse", browseSuite);
describe("limits", limitsSuite);
