/**
 * The bot as a process of its own, with the echo engine and these texts: "睡 300 x" waits 300 ms before its answer x;
 * "两条 a b 300" sends a, waits, sends b; "崩" kills the process; "停" never gives way again. Configured by the environment, as the real one.
 */
import { readConfig } from "../../../src/edge/config.js";
import { runBot } from "../../../src/edge/telegram/run.js";
import { startWatchdog } from "../../../src/edge/telegram/watchdog.js";
import { createLog } from "../../../src/edge/telegram/transport/log.js";
import { openState } from "../../../src/store/state/index.js";
import { echo } from "./stub-ask.js";

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const config = readConfig(process.env);
if (process.env["WATCH"] !== undefined) startWatchdog(Number(process.env["WATCH"]));

process.exitCode = await runBot({
  config,
  ask: echo,
  state: openState(config.dataDir),
  log: createLog({ level: config.logLevel, secrets: [config.token] }),
  polling: { unit: 50 },
  api: { delays: [20, 50, 100] },
  ackAfter: Number(process.env["ACK_AFTER"] ?? 20_000),
  handlers: (bot) => {
    bot.on("message", async (ctx) => {
      const [order, a = "", b = "", ms = "0"] = (ctx.text ?? "").split(" ");
      if (order === "崩") process.kill(process.pid, "SIGKILL");
      if (order === "停") for (;;);
      if (order === "拒") void Promise.reject(new Error("nobody catches this"));
      if (order === "睡") await sleep(Number(a)).then(() => ctx.reply(b));
      else if (order === "两条") await ctx.reply(a).then(() => sleep(Number(ms))).then(() => ctx.reply(b));
      else await ctx.reply(ctx.text ?? "");
    });
  },
});
