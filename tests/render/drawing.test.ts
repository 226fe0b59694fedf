import { spawnSync } from "node:child_process";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCharts, type Charts } from "../../src/edge/charts/index.js";
import { registerFonts } from "../../src/edge/charts/fonts.js";
import { FONT, MARGIN, TITLE_SIZE, WIDTH } from "../../src/render/chart/layout.js";
import type { ChartSpec } from "../../src/render/chart/spec.js";
import { projectRoot } from "../../src/store/load-root.js";
import { realEngine } from "../telegram/handlers/stage.js";

const spec: ChartSpec = {
  title: "贫困发生率", subtitle: "", shape: "rows",
  bars: [
    { label: "云阳岭", value: 1.5, text: "1.5%", note: "2000年", planned: false, asked: false },
    { label: "青屏市", value: 3, text: "3%", note: "2001年 · 计划", planned: true, asked: true },
  ],
  legend: { actual: "实际", planned: "计划" }, footer: ["出处：《云阳岭的茶》，天南晨报，2001-05-01"],
};

let charts: Charts;
beforeAll(async () => {
  charts = await openCharts();
  await charts.draw(spec); // the thread starts with the first picture
}, 120_000);
afterAll(() => charts.close());

/** How much of a box is not background, 0 to 1. */
async function ink(png: Buffer, box: { x: number; y: number; width: number; height: number }): Promise<number> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(box.x, box.y, box.width, box.height);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) + (data[i + 1] ?? 255) + (data[i + 2] ?? 255) < 600) dark++;
  return (dark * 4) / data.length;
}

test("a chart has ink where its title, labels and source are, and the size that was laid out", async () => {
  const png = await charts.draw(spec);
  const image = await loadImage(png);
  expect(image.width).toBe(WIDTH);
  expect(png.length).toBeLessThan(400_000);
  expect(await ink(png, { x: MARGIN, y: MARGIN, width: TITLE_SIZE * 5, height: TITLE_SIZE + 10 })).toBeGreaterThan(0.1);
  expect(await ink(png, { x: MARGIN, y: image.height - MARGIN - 25, width: 300, height: 25 })).toBeGreaterThan(0.05);
  expect(await ink(png, { x: 0, y: 0, width: MARGIN - 8, height: image.height })).toBe(0); // nothing runs over the edge
  expect(await ink(png, { x: WIDTH - MARGIN + 8, y: 0, width: MARGIN - 8, height: image.height })).toBe(0);
});

test("a planned bar is lighter than an actual one", async () => {
  const planned = await charts.draw({ ...spec, bars: spec.bars.map((bar) => ({ ...bar, planned: true })) });
  const actual = await charts.draw({ ...spec, bars: spec.bars.map((bar) => ({ ...bar, planned: false })) });
  const bars = { x: 200, y: 190, width: 300, height: 100 };
  expect(await ink(planned, bars)).toBeLessThan((await ink(actual, bars)) * 0.7);
});

test("the same chart is drawn once", async () => {
  expect(charts.draw(spec)).toBe(charts.draw({ ...spec }));
});

test("what cannot be drawn fails, and the next chart is drawn", async () => {
  await expect(charts.draw({ ...spec, bars: [] })).rejects.toThrow();
  expect((await charts.draw({ ...spec, title: "再来" })).length).toBeGreaterThan(1000);
}, 120_000);

test("the font has a glyph for every character that the world names", () => {
  registerFonts();
  const { world } = realEngine();
  const names = [
    ...[...world.regions.values()].flatMap((region) => [region.name, region.short, region.en]),
    ...[...world.indicators.values()].flatMap((indicator) => [indicator.name, indicator.en, indicator.unit]),
    ...[...world.articles.values()].flatMap((article) => [article.title ?? "", article.label, article.labelEn, article.publisher ?? ""]),
    ...world.facts.flatMap((fact) => [fact.period.text, fact.subject ?? ""]),
  ];
  const letters = new Set(names.join("").replace(/\s/gu, ""));
  const missing = glyph("\uFFFF");
  expect([...letters].filter((letter) => glyph(letter) === missing)).toEqual([]);
  expect(["龘", "喆", "镕", "瓮", "甕", "畝"].filter((letter) => glyph(letter) === missing)).toEqual([]);
});

/** A character as it is drawn, as a string to compare. */
function glyph(letter: string): string {
  const canvas = createCanvas(32, 32);
  const pen = canvas.getContext("2d");
  pen.font = `24px "${FONT}"`;
  pen.fillText(letter, 4, 26);
  return Buffer.from(pen.getImageData(0, 0, 32, 32).data.buffer).toString("base64");
}

test("a process that has drawn a chart and has nothing else to do ends", () => {
  const program = `import("./src/edge/charts/index.ts").then(async ({ openCharts }) => { const c = await openCharts(); const png = await c.draw(${JSON.stringify(spec)}); console.log(png.length > 1000 ? "drawn" : "empty"); });`;
  const { stdout, status } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { cwd: projectRoot(), encoding: "utf8", timeout: 100_000 });
  expect({ stdout: stdout.trim(), status }).toEqual({ stdout: "drawn", status: 0 });
}, 120_000);
