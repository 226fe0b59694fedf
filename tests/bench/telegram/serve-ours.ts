/**
 * The bot itself: all of its transport and the SQLite store on disk. By default its handlers do what the peers do (the
 * engine's text, the conversation kept); with HANDLERS=full they are the bot's own, with buttons and stored answers.
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
  handlers: process.env["HANDLERS"] === "full" ? registerHandlers : echoHandlers,
});
