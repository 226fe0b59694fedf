import { expect, test } from "vitest";
import { cutAround } from "../../../src/retrieve/facts/surroundings.js";

test.each([
  { why: "its sentence, and the one before", text: "县里种茶。茶园有3万亩,去年多了些。村民高兴。", surface: "3万亩",
    sentence: "茶园有3万亩,去年多了些", before: "县里种茶。" },
  { why: "a semicolon ends what is its own", text: "茶园3万亩;果园2万亩。", surface: "2万亩",
    sentence: "果园2万亩", before: "茶园3万亩;" },
  { why: "not printed there", text: "茶园不断扩大。", surface: "3万亩", sentence: "", before: "" },
])("$why", ({ text, surface, sentence, before }) => {
  expect(cutAround(text, surface)).toEqual({ sentence, before });
});
