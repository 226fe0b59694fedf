import { describe, expect, test } from "vitest";
import { brief, propose } from "./helpers.js";

/** An invented article on a real county that data/ does not list, and one paragraph to judge. */
const about = (paragraph: string): string => `湄潭县茶产业观察\n来源:山野周报 时间:2019-06-20\n湄潭县位于贵州省北部。\n${paragraph}`;

describe("region", () => {
  test.each([
    { why: "the article's own", text: "种茶4.5万亩。", is: ["4.5万亩 湄潭县 实际"] },
    { why: "全县", text: "全县现有茶企720家。", is: ["720家 湄潭县 实际 截至2019年6月报道时"] },
    { why: "a township is the subject", text: "复兴镇种茶8000亩。", is: ["8000亩 复兴镇 实际"] },
    { why: "it stays the subject to the next sentence", text: "复兴镇种茶8000亩。带动农户900户。", is: ["8000亩 复兴镇 实际", "900户 复兴镇 实际"] },
    { why: "该县 leads back", text: "复兴镇种茶8000亩。该县共有茶农3万人。", is: ["8000亩 复兴镇 实际", "3万人 湄潭县 实际"] },
    { why: "a partner acts", text: "上海市杨浦区援建茶厂6座。", is: ["6座 杨浦区 实际"] },
    { why: "a partner is only where it comes from", text: "引进上海市企业12家。", is: ["12家 湄潭县 实际"] },
    { why: "receiving is one's own", text: "杨浦区派来专家15名,争取到资金300万元。", is: ["15名 杨浦区 实际", "300万元 湄潭县 实际"] },
    { why: "wider places are only compared with", text: "单产在全省名列前茅,达到95公斤。", is: ["95公斤 湄潭县 实际"] },
    { why: "a village that no list has", text: "复兴镇两路口村村民收鲜叶3吨。", is: ["3吨 两路口村 实际"] },
  ])("$why: $text", ({ text, is }) => expect(brief(propose(about(text)))).toEqual(is));

  test("headings that are places", () => {
    const text = "贵州省两县交流经验\n湄潭县\n种茶4万亩。\n凤冈县\n种茶3万亩。";
    expect(brief(propose(text))).toEqual(["4万亩 湄潭县 实际", "3万亩 凤冈县 实际"]);
  });

  test("a partner's figure is about the article's region", () => {
    const [found] = propose(about("上海市杨浦区援建茶厂6座。"));
    expect(found?.about.map(({ name }) => name)).toEqual(["湄潭县"]);
  });

  test("ids: the national code, pinyin below the county", () => {
    expect(propose(about("复兴镇种茶8000亩。"))[0]?.region).toMatchObject({ id: "520328-fuxing", parent: "520328" });
  });
});

describe("status", () => {
  test.each([
    ["计划投资3亿元。", "计划"], ["将新建茶园5000亩。", "计划"], ["预计产茶700吨。", "计划"], ["力争销售额达到2亿元。", "计划"], ["拟建冷库4座。", "计划"],
    ["下一步,修路30公里。", "计划"], ["明确了“种茶6000亩、建厂3座”的年度目标任务。", "计划"], ["9月底前,建成茶厂2座。", "计划"],
    ["将6个村纳入试点。", "实际"], ["投资3亿元。", "实际"], ["实现人均1.5亩的目标。", "实际"], ["已建成冷库4座。", "实际"], ["编制了12个行动计划。", "实际"],
  ])("%s is %s", (text, status) => expect(propose(about(text)).map((one) => (one.status === "planned" ? "计划" : "实际"))).toContain(status));

  test("clause by clause", () => {
    expect(brief(propose(about("计划实施项目40个,已启动25个。")))).toEqual(["40个 湄潭县 计划", "25个 湄潭县 实际"]);
  });
});

describe("period", () => {
  test.each([
    { why: "of the clause", text: "2017年产茶600吨。", is: "2017年" },
    { why: "of the lead-in", text: "2018年前三季度,产茶600吨。", is: "2018年前三季度" },
    { why: "last year by the day of publication", text: "去年产茶600吨。", is: "2018年" },
    { why: "to date", text: "累计投入600万元。", is: "截至2019年6月报道时" },
    { why: "not carried to the next sentence", text: "2017年成绩喜人。茶园共有600亩。", is: "" },
    { why: "the year compared with is not the figure's", text: "产量是去年的3倍。", is: "" },
    { why: "part of a year named before", text: "去年开张,年底卖出600吨。", is: "2018年底" },
  ])("$why: $text", ({ text, is }) => expect(propose(about(text))[0]?.period.text).toBe(is));
});

describe("subject and indicator", () => {
  test("a villager's figures are his, at home", () => {
    const found = propose(about("复兴镇两路口村村民田茂林说,他家种茶12亩,去年卖了4万元。"));
    expect(found.map(({ subject, region }) => `${subject} ${region.name}`)).toEqual(["田茂林 两路口村", "田茂林 两路口村"]);
  });

  test.each([
    ["流转土地3万亩。", "流转土地面积"], ["茶叶合格率达到98%。", "茶叶合格率"], ["全县有120支采茶队。", "采茶队数"], ["城镇和农村居民人均可支配收入分别达到31000元和12000元。", "城镇人均可支配收入"],
  ])("%s → %s", (text, name) => expect(propose(about(text))[0]?.indicator).toEqual({ id: null, name }));
});

describe("what is told again, contradicted, or adds up", () => {
  test("the same figure is one fact", () => {
    const found = propose(about("种茶园45210亩。\n回头看,种茶园45210亩。"));
    expect(found.map(({ paragraph, also }) => ({ paragraph, also }))).toEqual([{ paragraph: 4, also: [5] }]);
  });

  test("two values for one thing are noted on both", () => {
    const found = propose(about("2018年茶园总产量达到6100吨。\n2018年茶园总产量达到7300吨。"));
    expect(found.every(({ notes }) => notes.length === 0) || found.every(({ notes }) => notes[0]?.includes("两数不一"))).toBe(true);
  });

  test("a stated change is checked", () => {
    const found = propose(about("茶农由5200户增加,其中老户3100户,新增2100户。"));
    expect(found.flatMap(({ notes }) => notes)).toContain("算术相符:5200−3100=2100。");
  });
});

describe("what is left out", () => {
  test.each([
    { why: "licence and telephone", text: about("种茶9000亩。\n责任编辑:某某\n举报电话:0851-1234567\n黔ICP备12345678号") },
    { why: "navigation", text: `首页 > 新闻 > 正文\n${about("种茶9000亩。")}` },
    { why: "the title of a document", text: about("种茶9000亩,印发《关于支持5个乡镇的通知》。") },
  ])("$why", ({ text }) => expect(propose(text).map(({ surface }) => surface)).toEqual(["9000亩"]));
});
