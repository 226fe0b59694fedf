import { openEngine } from "../../store/live-engine.js";
import { projectRoot } from "../../store/load-root.js";
import { openState } from "../../store/state/index.js";
import { openCharts } from "../charts/index.js";
import { openDesk } from "../ingesting/index.js";
import { ConfigError, readConfig, type Config } from "../config.js";
import { createHandlers, introduce } from "./handlers/index.js";
import { runBot } from "./run.js";
import { createLog } from "./transport/log.js";

/** The Telegram bot: everything loaded and checked first, so that what is missing stops the start with its own message. @returns the exit code */
export async function main(): Promise<number> {
  const config = configOrWords(process.env);
  if (typeof config === "string") {
    process.stderr.write(`${config}\n`);
    return 1;
  }
  const log = createLog({ level: config.logLevel, secrets: [config.token, ...(config.webhook ? [config.webhook.secret] : [])] });
  const onProblem = (message: string): void => log.error({ file: message }, "a file in DATA_DIR has a problem; answering from what there is");
  const engine = await openEngine(projectRoot(), { articlesDir: config.articlesDir ?? undefined, dataDir: config.dataDir, passages: config.passages, ready: true, onProblem });
  const charts = await openCharts();
  const desk = openDesk(config.dataDir, () => engine.fresh(true));
  const handlers = createHandlers({ world: engine.world, originals: engine.originals, charts: () => Promise.resolve(charts), fresh: () => engine.fresh(), ingest: desk });
  engine.watch();
  const code = await runBot({ config, ask: engine.ask, state: openState(config.dataDir), log, handlers, introduce });
  await Promise.all([charts.close(), desk.close()]);
  engine.close();
  return code;
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
