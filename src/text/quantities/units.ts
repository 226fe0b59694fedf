/** What kind of thing a measure word counts; the kinds decide which Chinese numerals may stand before it. */
export type UnitKind = "measure" | "count" | "time" | "share" | "weak";

export interface UnitMatch {
  end: number;
  unit: string; // simplified, as printed: "亩", "平方公里", "元/公斤"
  kind: UnitKind;
  over: boolean; // the word itself holds a bound: 个多月
}

/** Exact measures: with any numeral a quantity, Chinese ones too. */
const MEASURE =
  "元 美元 港元 欧元 日元 英镑 元钱 块钱 角 亩 公顷 平方公里 平方千米 平方米 平米 平方 公里 千米 米 华里 里地 里路 厘米 毫米 吨 公斤 千克 斤 克 毫克 微克 担 石 立方米 立方 方 升 毫升 " +
  "千瓦 兆瓦 瓦 千瓦时 千伏安 千伏 伏 度电 大卡 摄氏度 ℃ MW MWp kW KW kw kWh GW GWh MVA kVA kV KV km KM kg KG m² ㎡ m³ cm mm mg ml GB TB 标准立方米 吨公里 人公里 岁 周岁 兆 海里 英亩 标煤 蒸吨 标箱 标准箱 垧 万国际单位";
/** Counting words. */
const COUNT =
  "口人 人次 户次 场次 批次 架次 列次 辆次 台次 台套 台件 件次 例次 头次 班次 车次 人 名 位 户 家 个 支 项 种 条 座 处 台 套 件 间 所 次 期 场 份 张 本 册 头 只 羽 匹 尾 株 棵 盏 辆 艘 架 部 例 起 宗 笔 篇 幅 枚 块 片 栋 幢 孔 眼 口 根 面 道 " +
  "门 层 款 双 副 床 箱 袋 瓶 桶 车 餐 步 字 页 首 集 节 股 盘 顶 扇 艇 班 席 桩 封 幕 列 峰 套房 门次 课时 学时 人份 批 轮 类 队 杆 尊 颗 粒 捆 把 樽 束 朵 丛 畦 垄 窝 圈 排 瓣 届次 剂次 剂 针次 人天 人年 工时 工日 票 单 站 环节 楼栋 趟 对 枝 卷 桌 航次 艘次 亩次";
const TIME = "年 个多月 个多小时 个多星期 个月 个星期 个小时 个工作日 工作日 小时 分钟 秒 秒钟 天 周 年时间 昼夜 个百天";
const SHARE = "% ‰ 个百分点 百分点 个点 倍 成 番 折 位数 个基点 基点";
/** Words that are measures only beside an Arabic numeral and in the right company. */
const WEAK = "级 度 分";

const NAMES: Record<string, string> = { 元钱: "元", 块钱: "元", 平米: "平方米", 里地: "里", 里路: "里", 年时间: "年", KW: "kW", kw: "kW", KV: "kV", KM: "km", KG: "kg", 度电: "度", 百分点: "百分点", 个点: "百分点", 口人: "人", 个百分点: "百分点", 个工作日: "工作日", 个多月: "个月", 个多小时: "小时", 个小时: "小时", 个多星期: "个星期" };

interface Entry {
  word: string;
  kind: UnitKind;
}

const byFirst = new Map<string, Entry[]>();
for (const [kind, words] of [["measure", MEASURE], ["count", COUNT], ["time", TIME], ["share", SHARE], ["weak", WEAK]] as const) {
  for (const word of words.split(" ")) {
    const first = word[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, kind }]);
  }
}
for (const entries of byFirst.values()) entries.sort((a, b) => b.word.length - a.word.length);

/** What a measure word is not when these follow: 成员 is no 成, 个性 no 个. */
const NOT_BEFORE: Record<string, string> = {
  成: "员果都立为功本效长分就交型活熟品份绩县渝", 人: "均民才工造类", 个: "性体人税", 名: "列单牌称录", 位: "于列居置", 家: "庭具电园", 条: "件例约款", 道: "路德", 面: "积向",
  项: "目", 期: "间限", 口: "岸", 部: "门分委", 门: "店头", 台: "账风湾", 场: "地景馆", 方: "面案式便向法", 元: "旦宵素", 本: "科", 节: "约能水", 天: "然", 周: "边期围年", 年: "级代",
  班: "子", 股: "份权东", 排: "名污", 集: "体中团", 种: "植养业", 类: "似型", 支: "部持付撑", 单: "位", 户: "籍均", 队: "员伍", 批: "准复", 升: "级", 起: "来步", 根: "据治",
  石: "油化材", 担: "任当", 层: "面级", 站: "在起", 份: "额", 套: "路", 把: "握", 分: "别布类公支钟之", 度: "假过", 米: "粉线", 列: "入为", 席: "位", 车: "间站", 步: "骤", 首: "批次府", 片: "区", 轮: "流", 对: "口于外应接待方策标照话比手面象称联立号阵抗付症不其该", 枝: "江条", 卷: "烟入起",
};

const LATIN = /[A-Za-z]/u;

function wordAt(folded: string, at: number): Entry | null {
  for (const entry of byFirst.get(folded[at] ?? "") ?? []) {
    const { word } = entry;
    if (!folded.startsWith(word, at)) continue;
    const end = at + word.length;
    if (LATIN.test(word[0] ?? "") && LATIN.test(folded[end] ?? "")) continue;
    if (folded.length > end && NOT_BEFORE[word]?.includes(folded[end] ?? "")) continue;
    return entry;
  }
  return null;
}

/**
 * The measure word that stands at `at`, or behind one blank; "元/公斤" as one.
 * @param folded text folded by `foldSameLength`
 */
export function unitAt(folded: string, at: number): UnitMatch | null {
  const from = folded[at] === " " ? at + 1 : at;
  const entry = wordAt(folded, from);
  if (!entry) return null;
  const end = from + entry.word.length;
  const unit = NAMES[entry.word] ?? entry.word;
  if (folded[end] === "/") {
    const per = wordAt(folded, end + 1);
    if (per) return { end: end + 1 + per.word.length, unit: `${unit}/${NAMES[per.word] ?? per.word}`, kind: entry.kind, over: false };
  }
  return { end, unit, kind: entry.kind, over: entry.word.includes("多") };
}
