import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadEngine } from "../src/store/engine.js";
import { Chat } from "./bench/questions/expectation.js";
import { talkThrough } from "./bench/questions/run.js";
import { projectFiles, root } from "./helpers/project.js";

/** Of the turns of whole chats so many are right today; fewer is a step back. */
const RIGHT = 0.69;

test("whole chats are answered no worse than before", () => {
  const { ask } = loadEngine(root);
  const turns = projectFiles("tests/questions/chats", [".yaml"]).flatMap(({ file, text }) =>
    talkThrough(ask, file, Chat.parse(parse(text))),
  );
  const right = turns.filter(({ fault }) => fault === null).length;
  expect(right / turns.length).toBeGreaterThanOrEqual(RIGHT);
});

test.each([
  { why: "the place named against the one told", turns: ["开州贫困发生率是多少", "跟南部县比谁低"], says: "0.79" },
  { why: "the two told", turns: ["开州贫困发生率是多少", "跟南部县比谁低", "差多少"], says: "0.79" },
  { why: "an order over all places, then one in it", turns: ["哪个地方的贫困发生率最低", "第二低是哪个"], says: "科左后旗" },
  { why: "bounds on what was ranked", turns: ["哪个地方的贫困发生率最低", "2%以上的有谁"], says: "南部县" },
  { why: "a part of a city that has the name of our county", turns: ["重庆南部有多少贫困户"], says: "没有重庆南部" },
  { why: "thanks with words around them", turns: ["开州贫困发生率是多少", "谢谢你啊辛苦了"], says: "不客气" },
])("$why: $turns", ({ turns, says }) => {
  const { ask } = loadEngine(root);
  const expectation = { kind: "help", also_ok: [], values: [] };
  const chat = Chat.parse({ who: "a test", turns: turns.map((text) => ({ ask: text, expect: expectation })) });
  expect(talkThrough(ask, "test", chat).at(-1)?.answer.text).toContain(says);
});
