/**
 * Measure words: the one list of them. A word may carry the name that it goes by: "元钱=元".
 * To add one, write it into the row of its kind and class; what it is not goes into `NOT_BEFORE` of quantities/units.ts.
 */

/** How a word counts; decides which Chinese numerals may stand before it. */
export type UnitKind =
  | "measure" // exact: with any numeral a quantity, Chinese ones too
  | "count"
  | "time"
  | "share"
  | "weak"; // a measure only beside an Arabic numeral and in the right company

/** What a unit counts; two units of one class can answer one question. */
export type UnitClass = "person" | "household" | "money" | "area" | "length" | "percent" | "weight" | "animal" | "time" | "multiple" | "rank" | "thing";

interface UnitRow {
  kind: UnitKind;
  of: UnitClass;
  words: string;
}

export const UNIT_ROWS: readonly UnitRow[] = [
  { kind: "measure", of: "money", words: "元 元钱=元 块钱=元 元人民币=元 元整=元 人民币=元 角" },
  // no class of money: what they are worth in 元 is not known
  {
    kind: "measure", of: "thing",
    words: "美元 美金=美元 港元 港币=港元 欧元 日元 日圆=日元 英镑 韩元 韩币=韩元 澳元 加元 加拿大元=加元 新加坡元 新元 新西兰元 " +
      "新台币 元新台币=新台币 台币=新台币 澳门元 澳门币=澳门元 卢布 卢比 瑞士法郎 瑞郎=瑞士法郎 法郎 马克 里拉 泰铢 铢=泰铢 " +
      "林吉特 令吉=林吉特 越南盾 印尼盾 比索 雷亚尔 兰特 坚戈 图格里克 第纳尔 里亚尔 迪拉姆 先令 克朗",
  },
  { kind: "measure", of: "area", words: "亩 亩地=亩 市亩=亩 公亩 英亩 垧 顷 公顷 hm²=hm² hm2=hm² ha=公顷 平方公里 平方千米 平方米 平米=平方米 平方 平方厘米 平方毫米 平方分米 平方英里 平方英尺 平方尺 km²=km² km2=km² ㎢=km² m²=m² m2=m² ㎡=㎡ cm² cm2=cm² mm² mm2=mm²" },
  { kind: "measure", of: "length", words: "公里 千米 米 厘米 分米 毫米 微米 纳米 公分=厘米 华里 里地=里 里路=里 里山路=里 里水路=里 英里 海里 英尺 英寸 光年 丈 尺 寸 km KM=km ㎞=km cm ㎝=cm mm ㎜=mm μm um=μm nm m" },
  { kind: "measure", of: "weight", words: "吨 公吨=吨 公斤 千克 斤 市斤=斤 两 钱重 克 毫克 微克 纳克 担 公担 磅 盎司 克拉 kg KG=kg ㎏=kg g mg ㎎=mg μg ug=μg t=吨 吨标准煤 吨标煤=吨标准煤 吨煤 吨二氧化碳 吨二氧化碳当量 标煤 蒸吨 载重吨 总吨" },
  {
    kind: "measure", of: "thing",
    words: "立方米 立方 立方厘米 立方分米 立方千米 立方公里 标准立方米 方 升 公升=升 毫升 加仑 m³=m³ m3=m³ ㎥=m³ Nm³ cm³ cm3=cm³ dm³ L mL ml ㏄=mL " +
      "千瓦 兆瓦 吉瓦 瓦 瓦时 千瓦时 千瓦小时=千瓦时 兆瓦时 吉瓦时 太瓦时 度电=度 千伏安 兆伏安 千伏 伏 千乏 安时 毫安时 马力 MW MWp GWp kWp kW KW=kW kw=kW kWh KWh=kWh kwh=kWh MWh GW GWh TWh TW MVA kVA KVA=kVA kV KV=kV mAh Ah " +
      "大卡 千卡 焦 千焦 兆焦 吉焦 焦耳 kcal kJ MJ GJ 帕 百帕 千帕 兆帕 Pa hPa kPa MPa 赫兹 千赫 兆赫 吉赫 Hz kHz MHz GHz 分贝 dB 流明 勒克斯 毫西弗 微西弗 贝克 " +
      "摄氏度 ℃ °C=℃ 华氏度 ℉ 比特 字节 兆字节 KB MB GB TB PB EB ZB Mbps Gbps Kbps kbps 兆 像素 ppm ppb 吨公里 人公里 车公里 吨海里 换算吨公里 标箱 标准箱 TEU FEU 万国际单位 国际单位",
  },
  { kind: "measure", of: "time", words: "岁 周岁=周岁" },
  { kind: "count", of: "person", words: "口人=人 人口=人 人次 人 名 位" },
  { kind: "count", of: "household", words: "户 户次 户人家=户 家人家=户" },
  { kind: "count", of: "animal", words: "头 只 羽 匹" },
  {
    kind: "count", of: "thing",
    words: "人份 人天 人年 人月 场次 批次 架次 列次 辆次 台次 台套 台件 件次 例次 班次 车次 门次 届次 航次 艘次 亩次 篇次 项次 家次 卷次 剂次 针次 " +
      "头次 尾 峰 家 个 支 项 种 条 座 处 台 套 件 间 所 次 期 场 份 张 本 册 株 棵 盏 辆 艘 架 部 例 起 宗 笔 篇 幅 枚 块 片 栋 幢 孔 眼 口 根 面 道 " +
      "门 层 款 双 副 床 箱 袋 瓶 桶 车 餐 步 字 页 首 集 节 股 盘 顶 扇 艇 班 席 桩 封 幕 列 套房 课时 学时 学分 批 轮 类 队 杆 尊 颗 粒 捆 把 樽 束 朵 丛 畦 垄 窝 圈 排 瓣 剂 针 " +
      "工时 工日 票 单 站 环节 楼栋 趟 对 枝 卷 桌 " +
      "包 杯 柄 串 簇 滴 碟 锭 堆 顿 垛 挂 罐 盒 壶 具 届 截 句 筐 栏 篮 笼 炉 缕 盆 棚 群 曲 勺 屉 团 坨 碗 味 则 阵 组 柱 样 遍 回 任 贴 帖 筒 摊 堂 篓 池 缸 坛 瓮 锅 塘 茬 茎 穗 叶 联 版次 个点位",
  },
  { kind: "time", of: "time", words: "年 个多月=个月 个多小时=小时 个多星期=个星期 个月 个星期 个礼拜=个星期 星期 个小时=小时 个钟头=小时 钟头=小时 个工作日=工作日 工作日 小时 分钟 刻钟 秒 秒钟 毫秒 天 周 年时间=年 昼夜 个昼夜=昼夜 个百天 个世纪=世纪 个多世纪=世纪 学年 个学期=学期 学期 个季节" },
  { kind: "share", of: "percent", words: "% 个百分点=百分点 百分点 个点=百分点 成" },
  { kind: "share", of: "thing", words: "‰ 折 位数 个基点 基点 BP=个基点 bp=个基点 BPs=个基点" },
  { kind: "share", of: "multiple", words: "倍 番" },
  { kind: "weak", of: "thing", words: "级 度 分 点" },
  { kind: "weak", of: "length", words: "里" },
];

/** Behind a stroke or 每, as in 元/人·月 or 米每秒, besides the words above. */
export const PER_ONLY = "秒 时 日 月 人 户 克 h d s min L l kg 床 班 车 人·年 人·月 人·天 人·次 平方米·月 a kWh GDP";

/** Words of asking that have the class of a measure. */
const ASKED: Partial<Record<UnitClass, string>> = {
  person: "个人 人头 劳动力 群众 老百姓 村民 学生 干部 党员",
  household: "户人",
  money: "钱 万元 亿元 块 万 亿 万块 资金",
  area: "万亩",
  length: "里路",
  percent: "个百分点 百分之几 比例 百分比 percent",
  time: "月",
  rank: "第几",
};

const classes = new Map<string, UnitClass>();
const names = new Map<string, string>();

for (const { of, words } of UNIT_ROWS) {
  for (const row of words.split(" ")) {
    const [word = "", name = word] = row.split("=");
    classes.set(word, of);
    names.set(word, name);
  }
}
for (const [of, words] of Object.entries(ASKED)) for (const word of words.split(" ")) classes.set(word, of as UnitClass);

/** What a printed measure word is called: 元钱 → 元. */
export const nameOfUnit = (word: string): string => names.get(word) ?? word;

/** The class of a measure word: 亩 → area; an unknown one counts things (个, 家, 所, 台 …). */
export function unitClass(unit: string): UnitClass {
  return classes.get(unit) ?? "thing";
}
