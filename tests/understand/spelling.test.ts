import { describe, expect, test } from "vitest";
import { createSpeller } from "../../src/understand/spelling.js";
import { inventedWorld } from "./invented.js";

const speller = createSpeller(inventedWorld(), ["失业率"]);

describe("homophones and one wrong character", () => {
  test.each([
    { why: "a homophone in a place", text: "云领县的茶", is: "云岭县的茶" },
    { why: "a homophone in a short name", text: "青平的路", is: "青屏的路" },
    { why: "a homophone in an indicator of four characters or more", text: "贫困发声率", is: "贫困发生率" },
    { why: "a character that only looks alike", text: "石挢村", is: "石桥村" },
    { why: "two misspelt names", text: "云领县和石挢村", is: "云岭县和石桥村" },
    { why: "what is right stays", text: "云岭县的茶园面积", is: "云岭县的茶园面积" },
    { why: "east is not west misspelt", text: "河东乡", is: "河东乡" },
    { why: "nothing alike", text: "今天下雨", is: "今天下雨" },
    { why: "no Han", text: "yunling", is: "yunling" },
    { why: "nothing", text: "", is: "" },
  ])("$why: $text", ({ text, is }) => {
    const { text: read, read: names } = speller.han(text, []);
    expect(read).toBe(is);
    expect(names.length > 0).toBe(text !== is);
  });

  test("what is understood already is left alone", () => {
    expect(speller.han("云领县", [{ start: 0, end: 3 }]).text).toBe("云领县");
  });
});

describe("pinyin", () => {
  test.each([
    { why: "place and indicator", text: "yunling pinkun fashenglv", is: "云岭贫困发生率" },
    { why: "run together", text: "qingpinggonglulicheng", is: "青屏公路里程" },
    { why: "with a function word", text: "yunling chayuan mianji duoshao", is: "云岭茶园面积多少" },
    { why: "an indicator that no article gives", text: "yunling shiyelv", is: "云岭失业率" },
    { why: "English is no pinyin", text: "what is the poverty rate", is: null },
    { why: "noise is no pinyin", text: "xqzt wkpv", is: null },
    { why: "digits alone are no pinyin", text: "2017", is: null },
    { why: "nothing", text: "", is: null },
  ])("$why: $text", ({ text, is }) => {
    expect(speller.latin(text)?.text.replaceAll(" ", "") ?? null).toBe(is);
  });
});
