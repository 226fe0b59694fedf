import { foldSameLength } from "../text/quantities/index.js";

const NAMES = /^[\p{Script=Han}·]{2,8}(?:[\s、,，/]+[\p{Script=Han}·]{2,8})*$/u;
const YEAR_FIRST = /(?<y>(?:19|20)\d{2})\s?[-/.年]\s?(?<m>\d{1,2})\s?[-/.月]\s?(?<d>\d{1,2})/u;
const DAY_FIRST = /(?<![\d.])(?<d>\d{1,2})[./](?<m>\d{1,2})[./](?<y>(?:19|20)\d{2})(?!\d)/u;
const LABEL = "(?:文章)?(?:来源|出处|稿源|信息来源|来\\s源|发布时间|发布日期|发表时间|发表于|更新时间|日期|时间|作者|撰文|记者|通讯员|责任编辑|责编|审核编辑|编辑|审核|供图|摄影|摄|图|文|字体|颜色|浏览(?:次数|量)?|点击|阅读)";
const NEXT_LABEL = new RegExp(`[|丨｜】\\])]|\\s{2,}|\\s(?=${LABEL}\\s?[::])|${LABEL}\\s?:`, "u");

/** An ISO day in a line, year first or day first (23.04.2017); null when none or impossible. */
export function dayIn(line: string): string | null {
  const groups = (YEAR_FIRST.exec(line) ?? DAY_FIRST.exec(line))?.groups;
  if (!groups) return null;
  const [y, m, d] = [Number(groups["y"]), Number(groups["m"]), Number(groups["d"])];
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** What stands behind a label, up to the next label or bar: field("来源:甲报 时间:…", "来源") → "甲报". */
export function field(line: string, labels: string): string | null {
  const match = new RegExp(`(?:^|[\\s|丨｜【\\[(,，])(?:${labels})\\s?[::]\\s*`, "u").exec(line);
  if (!match) return null;
  const rest = line.slice(match.index + match[0].length);
  const cut = rest.search(NEXT_LABEL);
  const value = (cut < 0 ? rest : rest.slice(0, cut)).trim();
  return value === "" ? null : value;
}

/** "包向平 綦志慧" → both; words that name no person (本报, 记者) left out; null when it is no list of names. */
export function namesIn(text: string): string[] {
  const clean = joinSingles(text).replace(/(?:本报|本网|全媒体|见习|特约|首席)?(?:记者|通讯员|实习生|文\/图|整理|整合|综合|编译|报道|撰文|摄影报道|摄)/gu, " ").split(/[,，:;]/u)[0]?.trim() ?? "";
  if (!NAMES.test(clean)) return [];
  return clean.split(/[\s、,，/]+/u).filter((name) => name.length >= 2 && name.length <= 6 && !/[市县区省报网部委]$/u.test(name));
}

const PUBLISHER = "[\\p{Script=Han}]{2,14}(?:日报|晚报|早报|晨报|时报|商报|周报|导报|快报|农报|党报|报|网|社|台|客户端|在线|周刊|杂志|频道|新闻|融媒体中心|[局委办]|政府|研究室)";
const DAY = "(?:19|20)\\d{2}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}\\s?日?(?:\\s?\\d{1,2}:\\d{2}(?::\\d{2})?)?";
/** "云岭日报 2018年11月06日 李 婧 王志强", "某县统计局 2022年4月18日", "2022-04-18 云岭日报": paper and day without a label. */
const UNLABELLED = new RegExp(`^\\(?(?:(?<p1>${PUBLISHER})[\\s,]*${DAY}|${DAY}[\\s,]+(?<p2>${PUBLISHER}))(?<names>(?:[\\s,、/]+\\p{Script=Han}{1,4}){0,6})\\)?$`, "u");
const REPORTERS = /^\(?(?:(?:本报|本网|本刊|全媒体|见习|特约)?(?:记者|通讯员|实习生)[\s::]{0,3}(?:\p{Script=Han}{2,4}[\s、,]{0,3}){1,4}){1,4}(?:文\/图|摄影报道|报道)?\)?$/u;

/** What a line without labels tells of paper, day and names; null when it is no such line. */
export function unlabelled(line: string): { publisher: string | null; names: string[] } | null {
  const match = UNLABELLED.exec(line)?.groups;
  if (match) return { publisher: match["p1"] ?? match["p2"] ?? null, names: namesIn(joinSingles(match["names"] ?? "")) };
  return null;
}

/** "李 婧 王志强": a name of two characters is set apart to the width of three. */
const joinSingles = (names: string): string => names.trim().replace(/(?<=^|[\s、])(\p{Script=Han})\s(\p{Script=Han})(?=$|[\s、])/gu, "$1$2");

/** "(记者 沈晓岚 通讯员 俞岩)" alone in its line. */
export const isReporters = (line: string): boolean => line.length <= 40 && REPORTERS.test(line);

export const fold = foldSameLength;
