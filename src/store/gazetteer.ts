import { readFileSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import {
  GazetteerWords, WiderPlaces, type GazetteerPlace, type PlaceData, type Towns,
} from "../domain/language-data.js";
import { pinyinId } from "../text/place-id.js";
import { keepBeside } from "./load-cache.js";
import { DataError, formatPath, type Problem } from "./load-problems.js";
import { projectRoot } from "./load-root.js";
import { parseYaml, type Source } from "./load-yaml.js";

type Kept = Pick<PlaceData, "gazetteer" | "wider">;
type Level = "province" | "prefecture" | "county";

/**
 * data/gazetteer/: every province, prefecture and county of China, so that a place we hold nothing on is still known as a
 * place; towns by their counties; waters, zones, groups of provinces, other countries.
 * @throws DataError when a file is missing or a word list is not what it should be
 */
export function loadPlaceData(root: string = projectRoot()): PlaceData {
  const read = (name: string): Source => readSource(root, `data/gazetteer/${name}`);
  const [words, wider, divisions, beyond] = [
    read("words.yaml"), read("wider.yaml"), read("divisions.tsv"), read("beyond.tsv"),
  ] as const;
  const sources = [words, wider, divisions, beyond];
  const kept = keepBeside(path.join(root, "data"), "gazetteer", sources, (): Kept => {
    const how = parse(words, GazetteerWords);
    return { gazetteer: rowsOf(divisions, beyond, how), wider: parse(wider, WiderPlaces) };
  });
  let towns: Towns | undefined;
  return { ...kept, towns: () => (towns ??= readTowns(read("towns.tsv"))) };
}

function readSource(root: string, file: string): Source {
  try {
    return { file, text: readFileSync(path.join(root, file), "utf8") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new DataError([
      { level: "error", file, line: null, path: "", message: "the file is missing" },
    ]);
  }
}

function parse<T>(source: Source, schema: z.ZodType<T>): T {
  const problems: Problem[] = [];
  const { value, file, lineOf } = parseYaml(source, problems);
  const parsed = schema.safeParse(value);
  for (const { path: at, message } of parsed.error?.issues ?? []) {
    problems.push({ level: "error", file, line: lineOf(at), path: formatPath(at), message });
  }
  if (!parsed.success || problems.length > 0) throw new DataError(problems);
  return parsed.data;
}

const linesOf = ({ text }: Source): string[][] =>
  text.split("\n").filter((line) => line !== "").map((line) => line.split("\t"));

function readTowns(source: Source): Towns {
  return new Map(linesOf(source).map(([county = "", names = ""]) => [county, names.split(" ")] as const));
}

const LEVELS: Record<number, Level> = { 2: "province", 4: "prefecture", 6: "county" };

function rowsOf(divisions: Source, beyond: Source, words: GazetteerWords): GazetteerPlace[] {
  const shorten = createShorten(words);
  const lines = linesOf(divisions);
  const provinces = new Map(lines.flatMap(([code = "", name = ""]) => (code.length === 2 ? [[code, name] as const] : [])));
  const national = lines.map(([code = "", name = ""]) => {
    const province = provinces.get(code.slice(0, 2)) ?? "";
    return { code, name, ...shorten(name, LEVELS[code.length] ?? "county"), province };
  });
  return [...national, ...linesOf(beyond).map(([code = "", name = "", city]) => rowBeyond(code, name, city, shorten))];
}

const PROVINCES: Record<string, string> = { 71: "台湾省", 81: "香港特别行政区", 82: "澳门特别行政区" };

/** 81 香港特别行政区; 71 高雄市; 71 旗山区 高雄市 */
function rowBeyond(code: string, name: string, city: string | undefined, shorten: Shorten): GazetteerPlace {
  const province = PROVINCES[code] ?? "";
  const above = city === undefined ? `${code}0000` : pinyinId(`${code}0000`, stemOf(city));
  if (name === province) return { code, name, ...shorten(name, "province"), province };
  const stem = city === undefined && code === "71" && name.endsWith("市") ? stemOf(name) : null;
  return { code: pinyinId(above, stemOf(name)), name, short: stem, guarded: null, province };
}

const stemOf = (name: string): string => (name.length > 2 ? name.replace(/[县市区乡镇]$/u, "") : name);

type Shorten = (name: string, level: Level) => Pick<GazetteerPlace, "short" | "guarded">;

const ENDING = /(?:特别行政区|自治区|自治州|自治县|自治旗|林区|地区|省|市|州|县|盟|旗|区)$/u;

/** Names without their ending (市, 县, 自治州 …): short ones, and guarded ones where that is an everyday word. */
function createShorten({ peoples, everyday, calledShort }: GazetteerWords): Shorten {
  const people = new RegExp(peoples.join("|"), "u");
  const common = new Set(everyday);
  const districts = new Set(calledShort);
  return (name, level) => {
    const at = people.exec(name)?.index ?? -1;
    const cut = at >= 2 ? name.slice(0, at) : name.replace(ENDING, "");
    if (cut === name || cut.length < 2) return { short: null, guarded: null };
    const guarded = common.has(cut) || (level === "county" && name.endsWith("区") && !districts.has(cut));
    return guarded ? { short: null, guarded: cut } : { short: cut, guarded: null };
  };
}
