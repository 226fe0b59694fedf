import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readOriginals, splitParagraphs } from "../../src/store/load-originals.js";
import { dataFolder } from "../helpers/data-folder.js";

test.each([
  { why: "blank lines do not count", text: "一\n\n二\n", paragraphs: ["一", "二"] },
  { why: "lines of Windows", text: "一\r\n\r\n二\r\n", paragraphs: ["一", "二"] },
  { why: "an ideographic space alone is blank, before a text it is cut off", text: "\u3000\u3000\n\u3000\u3000茶\u3000\n", paragraphs: ["茶"] },
  { why: "the mark at the start of a file is none of its text", text: "\uFEFF茶", paragraphs: ["茶"] },
  { why: "nothing in it", text: "\n \n", paragraphs: [] },
])("paragraphs: $why", ({ text, paragraphs }) => {
  expect(splitParagraphs(text)).toEqual(paragraphs);
});

test("every .txt file of a folder, with its hash", () => {
  const folder = path.join(dataFolder(), "articles");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "a-2001.txt"), "茶园三万亩。\n");
  writeFileSync(path.join(folder, "notes.md"), "no article");
  expect(readOriginals(folder)).toEqual([
    { id: "a-2001", file: path.join(folder, "a-2001.txt"), sha256: "a1b0", paragraphs: ["茶园三万亩。"] },
  ].map((original) => ({ ...original, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown })));
  expect(() => readOriginals(path.join(folder, "missing"))).toThrow("ENOENT");
});
