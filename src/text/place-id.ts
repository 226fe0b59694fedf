import { pinyin } from "pinyin-pro";

const ENDING = /(?:街道办事处|街道|民族乡|镇|乡|苏木|村民委员会|嘎查|社区|村|安置点)$/u;

/** "白庙乡" under "511902" → "511902-baimiao"; pinyin without tones, the name's ending left out. */
export function pinyinId(parent: string, name: string): string {
  const stem = name.replace(ENDING, "") || name;
  const latin = pinyin(stem, { toneType: "none", type: "array", v: true }).join("").toLowerCase().replace(/[^a-z0-9]/gu, "");
  const above = parent.split("-").slice(0, 2).join("-");
  return `${above}-${latin === "" ? "x" : latin}`;
}
