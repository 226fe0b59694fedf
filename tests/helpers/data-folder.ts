import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A small world of invented places: 云阳岭县 in 天南省, with one article of three paragraphs. */
export const INVENTED: Readonly<Record<string, string>> = {
  "regions/all.yaml": `regions:
  - { id: "990000", name: 天南省, short: 天南省, level: province, parent: null, aliases: [天南], en: Tiannan }
  - { id: "990101", name: 云阳岭县, short: 云阳岭, level: county, parent: "990000", aliases: [阳岭], en: Yunyangling County, enAliases: [Yunyangling] }
  - { id: 990101-hexi, name: 河西乡, short: 河西乡, level: township, parent: "990101", aliases: [河西], en: Hexi Township }
  - { id: "990202", name: 青屏市, short: 青屏市, level: county, parent: "990000", aliases: [青屏], en: Qingping }
`,
  "indicators/one.yaml": `indicators:
  - { id: tea_area, name: 茶园面积, en: tea garden area, unit: 亩, theme: industry, aliases: [种了多少茶] }
  - { id: households, name: 农户数, en: farm households, unit: 户, theme: general }
`,
  "themes.yaml": `themes:
  - { id: industry, name: 产业, en: industry, aliases: [产业情况] }
  - { id: general, name: 概况, en: overview, aliases: [基本情况] }
`,
  "articles/yangling-2001.yaml": `id: yangling-2001
label: 云阳岭的茶
labelEn: Tea in Yunyangling
title: 云阳岭的茶
publisher: 天南晨报
published: 2001-05-01
script: hans
sha256: ${"ab".repeat(32)}
paragraphs:
  - { n: 1, role: heading }
  - { n: 2, role: body, regions: ["990101"], digest: 县里的茶园有三万亩。 }
  - { n: 3, role: byline }
`,
  "facts/yangling-2001.yaml": `article: yangling-2001
facts:
  - { id: 2/1, region: "990101", indicator: tea_area, value: 30000, unit: 亩, surface: 3万亩, paragraph: 2, period: { text: 2000年, start: 2000-01-01, end: 2000-12-31 } }
  - { id: 2/2, region: 990101-hexi, about: ["990202"], indicator: tea_area, value: 500, unit: 亩, surface: 500余亩, qualifier: over, paragraph: 2, period: { text: "", start: null, end: null }, of: 2/1 }
`,
};

/**
 * A project folder of its own with a data folder in it, gone after the test.
 * @param changes files that replace or join the invented ones; null leaves one out
 * @returns the project's folder; data is in `${root}/data`
 */
export function dataFolder(changes: Readonly<Record<string, string | null>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), "world-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...INVENTED, ...changes })) {
    if (text === null) continue;
    const file = path.join(folder, "data", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
