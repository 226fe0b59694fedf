import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openIngestDb } from "../../src/store/ingest-db.js";
import { root } from "../helpers/project.js";
import { FakeTelegram, type Message } from "./fake-api/index.js";
import { BuiltBot } from "./support/built-bot.js";

const ADMIN = 77;
const ARTICLE = "坡上的蓝莓\n来源:山野周报 时间:2021-06-18 作者:陆一苇\n望谟县2020年种植蓝莓2.4万亩,带动果农3100户。\n全县计划新建冷库9座。";
const folder = mkdtempSync(path.join(tmpdir(), "chuchu-review-"));
let fake: FakeTelegram;
let bot: BuiltBot;

const start = async (): Promise<void> => void (bot = await BuiltBot.start(fake, "polling", folder, { ADMIN_IDS: String(ADMIN) }, [path.join(root, "src/launch.mjs"), "edge/main"]));

beforeAll(async () => {
  fake = await FakeTelegram.start();
  await start();
}, 120_000);
afterAll(async () => {
  await bot.end("SIGKILL");
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

const last = (): Message => fake.chats.messages(ADMIN).filter(({ from }) => from.id === fake.me.id).at(-1) ?? expect.fail("nothing said");
const shows = (words: string) => (): boolean => fake.chats.messages(ADMIN).length > 1 && String(last().text).includes(words);

function states(): string[] {
  const db = openIngestDb(folder);
  try {
    return db.facts().map(({ proposal, state }) => `${proposal.surface} ${state}`);
  } finally {
    db.close();
  }
}

test("kill -9 during a review: what was judged is kept, and its buttons go on after the start", async () => {
  const admin = fake.person({ id: ADMIN });
  fake.push(admin.file("wangmo.txt", ARTICLE));
  await fake.until("the summary", shows("《坡上的蓝莓》"), 60_000);
  admin.taps(last(), /^逐个复核全部/u);
  await fake.until("the first figure", shows("1/3"), 60_000);
  admin.taps(last(), "✓ 接受");
  await fake.until("the second figure", shows("2/3"), 60_000);
  await bot.end("SIGKILL");
  expect(states()).toEqual(["2.4万亩 accepted", "3100户 proposed", "9座 proposed"]);
  await start();
  admin.taps(last(), "✗ 否决");
  await fake.until("the third figure", shows("3/3"), 60_000);
  expect(states()).toEqual(["2.4万亩 accepted", "3100户 rejected", "9座 proposed"]);
  admin.says("望谟县种了多少亩蓝莓？");
  await fake.until("the answer", shows("2.4万亩"), 60_000);
  expect(last().text).not.toContain("未复核");
}, 240_000);
