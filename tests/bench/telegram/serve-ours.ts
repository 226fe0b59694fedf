/**
 * The bot itself: its transport, its SQLite store on disk and its handlers, with buttons and stored answers. With
 * HANDLERS=echo they do no more than the peers do: the engine's text, the conversation kept.
 */
import { readConfig } from "../../../src/edge/config.js";
import { registerHandlers } from "../../../src/edge/telegram/handlers/index.js";
import { runBot } from "../../../src/edge/telegram/run.js";
import { createLog } from "../../../src/edge/telegram/transport/log.js";
import { openState } from "../../../src/store/state/index.js";
import { echoHandlers } from "../../telegram/support/echo-handlers.js";
import { loadEngine } from "./engine.js";

const config = readConfig(process.env);
process.exitCode = await runBot({
  config,
  ask: await loadEngine(),
  state: openState(config.dataDir),
  log: createLog({ level: "warn", secrets: [config.token] }),
  handlers: process.env["HANDLERS"] === "echo" ? echoHandlers : registerHandlers,
});
