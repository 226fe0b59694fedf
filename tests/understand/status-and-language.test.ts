import { describe, expect, test } from "vitest";
import { findLanguage } from "../../src/understand/language.js";
import { findStatus } from "../../src/understand/status.js";
import { createThemes } from "../../src/understand/themes.js";
import { inventedWorld } from "./invented.js";

describe("plan or done", () => {
  test.each([
    { why: "a plan", text: "计划搬多少户", status: "planned" },
    { why: "打算 is a plan", text: "打算修几条路", status: "planned" },
    { why: "a plan in English", text: "how many roads will be built", status: "planned" },
    { why: "done", text: "已经搬了多少户", status: "actual" },
    { why: "done in English", text: "how much has been spent so far", status: "actual" },
    { why: "both: it does not say", text: "计划的和已经完成的差多少", status: null },
    { why: "neither", text: "茶园面积多少", status: null },
    { why: "a soldier is no future", text: "将军有几个", status: null },
    { why: "nothing", text: "", status: null },
  ])("$why: $text", ({ text, status }) => {
    expect(findStatus(text)).toBe(status);
  });
});

describe("language of the answer", () => {
  test.each([
    { why: "simplified", text: "云岭县贫困户有多少", language: "zh-Hans" },
    { why: "traditional", text: "雲嶺縣貧困戶有多少", language: "zh-Hant" },
    { why: "no character tells", text: "人口", language: "zh-Hans" },
    { why: "English", text: "How many households?", language: "en" },
    { why: "English with a Chinese name", text: "What is 茶园面积 in that county", language: "en" },
    { why: "Chinese with an English word", text: "云岭县的GDP是多少", language: "zh-Hans" },
    { why: "only digits", text: "2017", language: "zh-Hans" },
    { why: "nothing", text: "", language: "zh-Hans" },
  ])("$why: $text", ({ text, language }) => {
    expect(findLanguage(text)).toBe(language);
  });
});

describe("themes", () => {
  const themes = createThemes(inventedWorld());
  test.each([
    { why: "by name", text: "产业方面的数据", found: ["industry"] },
    { why: "by an everyday word", text: "种植养殖怎么样", found: ["industry"] },
    { why: "in English", text: "figures on farming", found: ["industry"] },
    { why: "not within a word", text: "farmings", found: [] },
    { why: "once only", text: "产业产业", found: ["industry"] },
    { why: "none", text: "你好", found: [] },
  ])("$why: $text", ({ text, found }) => {
    expect(themes(text)).toEqual(found);
  });
});
