import { isFolder, whyUnwritable } from "../../store/folders.js";
import { openEngine } from "../../store/live-engine.js";
import { projectRoot } from "../../store/load-root.js";
import { hasOriginals } from "../../store/originals.js";
import { openState } from "../../store/state/index.js";
import { openCharts } from "../charts/index.js";
import { openDesk } from "../ingesting/index.js";
import { ConfigError, readConfig, type Config } from "../config.js";
import { createHandlers, introduce } from "./handlers/index.js";
import { runBot } from "./run.js";
import { warmEngine } from "./warm.js";
import { startWatchdog } from "./watchdog.js";
import { createLog } from "./transport/log.js";

/** The Telegram bot: everything loaded and checked first, so that what is missing stops the start with its own message. @returns the exit code */
export async function main(): Promise<number> {
  const config = configOrWords(process.env);
  const fault = typeof config === "string" ? config : faultOfFolders(config);
  if (typeof config === "string" || fault !== null) {
    process.stderr.write(`${fault ?? ""}\n`);
    return 1;
  }
  const log = createLog({ level: config.logLevel, secrets: [config.token, ...(config.webhook ? [config.webhook.secret] : [])] });
  const onProblem = (message: string): void => log.error({ file: message }, "a file in DATA_DIR has a problem; answering from what there is");
  const state = openState(config.dataDir);
  const engine = await openEngine(projectRoot(), { articlesDir: config.articlesDir ?? undefined, dataDir: config.dataDir, passages: config.passages, ready: true, onProblem });
  if (config.articlesDir !== null && !hasOriginals(config.articlesDir, engine.world())) {
    log.warn({ folder: config.articlesDir }, "ARTICLES_DIR holds the text of no article that is known");
  }
  const charts = await openCharts();
  const desk = openDesk(config.dataDir, () => engine.fresh(true));
  const handlers = createHandlers({ world: engine.world, originals: engine.originals, charts: () => Promise.resolve(charts), fresh: () => engine.fresh(), ingest: desk });
  engine.watch();
  warmEngine(engine.ask, new Date());
  const watchdog = startWatchdog();
  const code = await runBot({ config, ask: engine.ask, state, log, handlers, introduce });
  await Promise.all([charts.close(), desk.close(), watchdog.stop()]);
  engine.close();
  return code;
}

/** What is wrong with the folders of the configuration, in a line that names the variable; null when nothing is. */
function faultOfFolders({ articlesDir, dataDir }: Config): string | null {
  if (articlesDir !== null && !isFolder(articlesDir)) return `ARTICLES_DIR ${articlesDir} is no folder`;
  const fault = whyUnwritable(dataDir);
  return fault === null ? null : `DATA_DIR ${dataDir} is no folder that can be written to (${fault})`;
}

/** One readable message that lists every bad variable, or the configuration. */
function configOrWords(environment: NodeJS.ProcessEnv): Config | string {
  try {
    return readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
