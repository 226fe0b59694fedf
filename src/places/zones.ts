/** Zones by their endings, what they are called for short behind a place: 西安(市)高新(技术产业开发)区. */
const ZONE =
  /(?<inner>[\p{Script=Han}]{0,6}?)(?<kind>国家级?新区|经济技术开发区|高新技术产业开发区|高新技术开发区|高新区|经开区|开发区|工业园区?|产业园区?|科技园区?|农业园区?|自由贸易试验区|自贸试验区|自贸区|自由贸易港|自贸港|综合保税区|综保区|保税区|度假区|风景区|景区|合作区|新区)(?!划|域|块)/uy;
const SHORT: Record<string, string> = {
  经济技术开发区: "经开区", 高新技术产业开发区: "高新区", 高新技术开发区: "高新区",
};
/** What no name of a zone holds: a verb or a function word of the sentence. */
const NO_NAME = /[的在和与及等有是为了个家座引建推共把被到由于现市县区]/u;

/**
 * A zone named behind a place, 西安|高新区; null where the words are not its name.
 * @param at the end of the place's name
 */
export function zoneBehind(folded: string, at: number): { end: number; name: string } | null {
  ZONE.lastIndex = at;
  const match = ZONE.exec(folded);
  const { inner = "", kind = "" } = match?.groups ?? {};
  if (!match || NO_NAME.test(inner)) return null;
  return { end: ZONE.lastIndex, name: `${inner}${SHORT[kind] ?? kind}` };
}

const BODY =
  /(?<inner>[\p{Script=Han}“”()]{0,12}?)(?:有限责任公司|有限公司|股份公司|公司|集团|大学|学院|职校|医院|银行|分行|支行|研究院|研究所|实验室|博物馆|科技馆|合作社|农场|酒厂|茶厂|工厂|机场|航天发射场|发射中心|油田|煤矿|铁矿|生产建设兵团)(?!数|户|家|们)/uy;
const NO_BODY = /[的在和与及等有是为了个家座引建推共把被到由于、全各内外来]|市场|县委|政府/u;

/**
 * 湖北|万顺农场: whether a place is the beginning of an organisation's name.
 * @param at the end of the place's name
 */
export function isInName(folded: string, at: number): boolean {
  BODY.lastIndex = at;
  const match = BODY.exec(folded);
  return match !== null && !NO_BODY.test(match.groups?.["inner"] ?? "");
}
