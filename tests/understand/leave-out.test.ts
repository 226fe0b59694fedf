import { describe, expect, test } from "vitest";
import { loadEngine } from "../../src/store/engine.js";
import { root } from "../helpers/project.js";

const { ask } = loadEngine(root);
const NOW = new Date("2024-03-15T00:00:00Z");

describe("a place that is left out", () => {
  test.each([
    { text: "除了开州以外,哪个县的贫困人口最多", out: "开州区" },
    { text: "开州不算,哪个地方贫困发生率最低", out: "开州区" },
    { text: "除了四川的,贫困人口哪家最多", out: "南部县" },
    { text: "不算开州和南部,贫困发生率最高的是哪里", out: "开州区" },
    { text: "撇开科左后旗不看,谁的贫困发生率最低", out: "科左后旗" },
    { text: "除咗開州,邊度貧困人口最多", out: "开州区" },
    { text: "except Kaizhou, which county has the most poor people?", out: "开州区" },
  ])("is not told: $text", ({ text, out }) => {
    const { answer } = ask({ id: "q", chat: "c", text }, null, NOW);
    expect(answer.kind, answer.text).toBe("ranking");
    expect(answer.facts.length).toBeGreaterThan(1);
    expect(answer.facts.map((f) => f.region.name)).not.toContain(out);
  });

  test("a thing of a place that is left out leaves the place in", () => {
    const { answer } = ask({ id: "q", chat: "c", text: "不算开州的家庭农场,开州合作社有多少个" }, null, NOW);
    expect(answer.facts[0]?.region.name).toBe("开州区");
  });
});
