import { nameOfUnit, PER_ONLY, UNIT_ROWS, type UnitKind } from "../units.js";

export interface UnitMatch {
  end: number;
  unit: string; // simplified, as printed: "亩", "平方公里", "元/公斤", "台(套)"
  kind: UnitKind;
  over: boolean; // the word itself holds a bound: 个多月
}

interface Entry {
  word: string;
  kind: UnitKind;
}

/** Words by their first character, the longest first. */
function byFirst(rows: readonly { kind: UnitKind; words: string }[]): Map<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const { kind, words } of rows) {
    for (const row of words.split(" ")) {
      const [word = ""] = row.split("=");
      const first = word[0] ?? "";
      index.set(first, [...(index.get(first) ?? []), { word, kind }]);
    }
  }
  for (const entries of index.values()) entries.sort((a, b) => b.word.length - a.word.length);
  return index;
}

const UNITS = byFirst(UNIT_ROWS);
const PER_UNITS = byFirst([{ kind: "measure", words: PER_ONLY }]);

/** What a measure word is not when these follow: 成员 is no 成, 个性 no 个. */
const NOT_BEFORE: Record<string, string> = {
  成: "员果都立为功本效长分就交型活熟品份绩县渝", 人: "均民才工造类", 个: "性体人税", 名: "列单牌称录", 位: "于列居置",
  家: "庭具电园", 条: "件例约款", 道: "路德", 面: "积向", 项: "目", 期: "间限", 口: "岸", 部: "门分委", 门: "店头",
  台: "账风湾", 场: "地景馆", 方: "面案式便向法", 元: "旦宵素", 本: "科", 节: "约能水气课日目", 天: "然",
  周: "边期围年", 年: "级代", 班: "子", 股: "份权东", 排: "名污", 集: "体中团", 种: "植养业", 类: "似型",
  支: "部持付撑", 单: "位", 户: "籍均", 队: "员伍", 批: "准复", 升: "级", 起: "来步", 根: "据治", 石: "油化材",
  担: "任当", 层: "面级", 站: "在起", 份: "额", 套: "路", 把: "握", 分: "别布类公支钟之", 度: "假过", 米: "粉线",
  列: "入为", 席: "位", 车: "间站", 步: "骤", 首: "批次府", 片: "区", 轮: "流", 枝: "江条", 卷: "烟入起",
  对: "口于外应接待方策标照话比手面象称联立号阵抗付症不其该", 角: "楼度落色逐形", 两: "年个种类项大会县市村省区国地岸级者方" +
    "条家户人次天月周支张位名期届校院所岛江河湖山端侧头翼学旁面边队组批轮成步好知句不千百万亿", 里: "程面",
  丈: "夫量", 尺: "度寸", 寸: "草土", 顷: "刻", 克: "服隆拉", 点: "名评击建多半左右钟整前后至到", 包: "括容含扶村户装裹", 具: "有体备",
  串: "联", 堆: "放积", 挂: "牌职钩靠", 格: "局式外", 管: "理", 壶: "口", 届: "时满", 截: "至止", 栏: "目", 炉: "具",
  群: "众体", 曲: "折艺靖", 团: "队体长结员支委", 味: "道", 阵: "地营", 组: "织建成合长团别", 柱: "子", 样: "本板子",
  遍: "布及", 回: "归报乡族升落家应暖收到头民复访购流", 任: "务何期职", 贴: "息近补", 堂: "食", 池: "塘", 塘: "库",
  叶: "片", 联: "合系盟动通营", 针: "对", 摊: "位", 顶: "级层尖替",
};

const LATIN = /[A-Za-z]/u;
/** 5200[1]户, 5200①户: the mark of a footnote. */
const NOTE = /(?:\[\d{1,2}\]|〔\d{1,2}〕|[\u2460-\u2473\u00b9\u00b2\u00b3\u2074-\u2079※†])?[ \n]?/uy;

function wordAt(index: Map<string, Entry[]>, folded: string, at: number): Entry | null {
  for (const entry of index.get(folded[at] ?? "") ?? []) {
    const { word } = entry;
    if (!folded.startsWith(word, at)) continue;
    const end = at + word.length;
    if (LATIN.test(word.at(-1) ?? "") && /[A-Za-z0-9]/u.test(folded[end] ?? "")) continue;
    if (folded.length > end && NOT_BEFORE[word]?.includes(folded[end] ?? "")) continue;
    return entry;
  }
  return null;
}

/** 元/公斤, 毫克/升, 米每秒, 元/人·月: what stands behind the stroke. */
export function perAt(folded: string, at: number): { end: number; name: string } | null {
  const each = folded[at] === "每";
  if (!each && folded[at] !== "/") return null;
  const per = longer(wordAt(UNITS, folded, at + 1), wordAt(PER_UNITS, folded, at + 1));
  if (!per || (each && per.kind !== "measure" && per.kind !== "time")) return null;
  return { end: at + 1 + per.word.length, name: nameOfUnit(per.word) };
}

const longer = (a: Entry | null, b: Entry | null): Entry | null => ((b?.word.length ?? 0) > (a?.word.length ?? 0) ? b : a);

/** 台(套), 人(次): two measure words for one count. */
function otherAt(folded: string, at: number): { end: number; name: string } | null {
  const other = folded[at] === "(" ? wordAt(UNITS, folded, at + 1) : null;
  const end = at + 1 + (other?.word.length ?? 0);
  return other?.kind === "count" && folded[end] === ")" ? { end: end + 1, name: nameOfUnit(other.word) } : null;
}

/**
 * The measure word that stands at `at`, or behind one blank or the mark of a footnote; "元/公斤" as one.
 * @param folded text folded by `foldSameLength`
 */
export function unitAt(folded: string, at: number): UnitMatch | null {
  NOTE.lastIndex = at;
  NOTE.test(folded);
  const from = NOTE.lastIndex;
  const entry = wordAt(UNITS, folded, from);
  if (!entry) return null;
  const { word, kind } = entry;
  const end = from + word.length;
  const unit = nameOfUnit(word);
  const per = perAt(folded, end);
  if (per) return { end: per.end, unit: `${unit}/${per.name}`, kind: kind === "weak" ? "measure" : kind, over: false };
  const other = otherAt(folded, end);
  if (other) return { end: other.end, unit: `${unit}(${other.name})`, kind, over: false };
  return { end, unit, kind, over: word.includes("多") };
}
