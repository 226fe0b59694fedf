import { expect, test } from "vitest";
import { fullWidth } from "../../src/render/punctuation.js";

test.each([
  { why: "beside Han", text: "云阳岭:3万亩(2000年)", is: "云阳岭：3万亩（2000年）" },
  { why: "a mark behind a percent", text: "1.73%,比上年低", is: "1.73%，比上年低" },
  { why: "between digits it stays", text: "1,200户,10:30", is: "1,200户，10:30" },
  { why: "Latin stays", text: "Source: GB/T 7714 (2015), N", is: "Source: GB/T 7714 (2015), N" },
  { why: "brackets go together", text: "茶园(tea)面积", is: "茶园（tea）面积" },
  { why: "nested brackets", text: "0(原文(报)写作)", is: "0（原文（报）写作）" },
  { why: "no blank behind a wide mark", text: "出处: 《茶》", is: "出处：《茶》" },
])("$why", ({ text, is }) => expect(fullWidth(text)).toBe(is));
