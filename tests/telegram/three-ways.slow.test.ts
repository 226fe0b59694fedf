import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { root } from "../helpers/project.js";
import { FakeTelegram } from "./fake-api/index.js";
import { build, BuiltBot } from "./support/built-bot.js";

const ADMIN = 77;
const ARTICLE = "坡上的蓝莓\n来源:山野周报 时间:2021-06-18 作者:陆一苇\n望谟县2020年种植蓝莓2.4万亩,带动果农3100户。\n全县计划新建冷库9座。";
const folder = mkdtempSync(path.join(tmpdir(), "chuchu-ways-"));

beforeAll(() => {
  build();
  deploy();
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The project as `npm ci --omit=dev` leaves it after a build: no package that is for development alone. */
function deploy(): void {
  const Lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() })) });
  const { packages } = Lock.parse(JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")));
  for (const name of ["package.json", "data", "intents", "dist", "src"]) cpSync(path.join(root, name), path.join(folder, name), { recursive: true, preserveTimestamps: true });
  for (const [name, { dev, devOptional }] of Object.entries(packages)) {
    if (!/^node_modules\/(?:@[^/]+\/)?[^/]+$/u.test(name) || dev === true || devOptional === true) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    symlinkSync(path.join(root, name), path.join(folder, name));
  }
}

const WAYS = [
  { way: "npm start", args: [path.join(root, "src/launch.mjs"), "edge/main"] },
  { way: "tsx", args: ["--import", import.meta.resolve("tsx"), path.join(root, "src/edge/main.ts")] },
  { way: "dist, without development packages", args: [path.join(folder, "dist/edge/main.js")] },
];

describe.each(WAYS)("the bot by $way, from another folder", ({ args }) => {
  let fake: FakeTelegram;
  let bot: BuiltBot;
  const messages = (): string[] => fake.chats.messages(ADMIN).filter(({ from }) => from.id === fake.me.id).map(({ text }) => String(text));
  const said = (): string => messages().join("\n");

  beforeAll(async () => {
    fake = await FakeTelegram.start();
    const dataDir = mkdtempSync(path.join(folder, "var-"));
    bot = await BuiltBot.start(fake, "polling", dataDir, { ADMIN_IDS: String(ADMIN) }, args);
  }, 120_000);
  afterAll(async () => {
    await bot.end("SIGKILL");
    await fake.stop();
  });

  test("an admin's file is read in its thread and answered from; a chart is drawn in its own", async () => {
    const admin = fake.person({ id: ADMIN });
    fake.push(admin.file("wangmo.txt", ARTICLE));
    await fake.until("the summary", () => said().includes("《坡上的蓝莓》"), 60_000);
    admin.says("望谟县种了多少亩蓝莓？");
    await fake.until("the answer", () => messages().length > 1, 60_000);
    expect(said()).toContain("2.4万亩");
    expect(said()).toContain("机器抽取,未复核");
    admin.says("哪个地方的贫困发生率最低？");
    await fake.until("the ranking", () => messages().length > 2, 60_000);
    const ranking = fake.chats.messages(ADMIN).at(-1) ?? expect.fail();
    admin.taps(ranking, "📊 图表");
    await fake.until("the chart", () => fake.chats.messages(ADMIN).some(({ photo }) => photo !== undefined), 60_000);
    expect(bot.output).not.toMatch(/"level":(?:40|50|60)/u);
    expect(await bot.end("SIGTERM")).toBe(0);
  }, 200_000);
});
