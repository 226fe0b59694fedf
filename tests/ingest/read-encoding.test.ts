import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { decodeText } from "../../src/ingest/read-text.js";

const ENGLISH = "Thirty lines about tea and roads.\n".repeat(30);
const encoded = (text: string, encoding: string): Uint8Array => iconv.encode(text, encoding);
const without = (bytes: Uint8Array, at: number): Uint8Array =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);

test.each([
  { why: "one short line", text: "开州区贫困发生率0.9%", encoding: "gbk" },
  { why: "two characters", text: "茶园", encoding: "gb18030" },
  { why: "a rare character among them", text: "祎瑄镇种茶12亩", encoding: "gb18030" },
  { why: "mostly English", text: `${ENGLISH}开州区茶园面积3.2万亩。`, encoding: "gbk" },
  { why: "one short line", text: "湄潭縣種茶3.2萬畝", encoding: "big5" },
  { why: "mostly English", text: `${ENGLISH}開州區茶園面積3.2萬畝。`, encoding: "big5" },
  { why: "no zero byte", text: "湄潭县的茶农采茶", encoding: "utf-16le" },
  { why: "no zero byte", text: "湄潭县的茶农采茶", encoding: "utf-16be" },
  {
    why: "a 一, whose low byte is zero, and few figures",
    text: "一共三百户茶农".repeat(40) + "2",
    encoding: "utf-16le",
  },
  { why: "English", text: "Tea and roads of Meitan", encoding: "utf-16le" },
])("$encoding, $why", ({ text, encoding }) =>
  expect(decodeText(encoded(text, encoding), "a.txt")).toBe(text),
);

test("a character of a UTF-8 text that lost a byte costs that character", () => {
  const text = "湄潭县的茶农天刚亮就上山。开州区茶园面积3.2万亩。";
  expect(decodeText(without(encoded(text, "utf-8"), 5), "a.txt")).toContain(
    "开州区茶园面积3.2万亩",
  );
});

test("noise is no text", () => {
  const noise = Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256);
  expect(() => decodeText(noise, "bild.txt")).toThrow("bild.txt");
});
