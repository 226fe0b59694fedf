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
    { why: "speech about the village named last", text: "记者走进复兴镇两路口村,茶香扑鼻。“现在村里有28家茶坊,年产茶60吨。”村支书说。", is: ["28家 两路口村 实际", "60吨 两路口村 实际"] },
    { why: "who works in villages is no village", text: "复兴镇两路口村风光好。全县驻村里外帮忙的干部有310人。", is: ["310人 湄潭县 实际"] },
    { why: "a short paragraph behind a picture that tells no scene", text: "[图片]\n种茶4.5万亩。", is: ["4.5万亩 湄潭县 实际"] },
    { why: "a village that no list has", text: "复兴镇两路口村村民收鲜叶3吨。", is: ["3吨 两路口村 实际"] },
  ])("$why: $text", ({ text, is }) => expect(brief(propose(about(text)))).toEqual(is));

  test.each([
    { why: "其中 is said by the way", text: "种茶9000亩,其中复兴镇占三成。共卖茶700吨。", is: ["9000亩 湄潭县 实际", "三成 复兴镇 实际", "700吨 湄潭县 实际"] },
    { why: "counties are counted in what holds them", text: "湄潭县名列贵州省8个茶叶大县第一位。", is: ["8个 贵州省 实际", "第一位 湄潭县 实际"] },
    { why: "a township of two characters", text: "据了解,其中米花乡有茶农310户。", is: ["310户 米花乡 实际"] },
    { why: "a verb before 乡 is no township", text: "湄潭县利用乡情招商,引进企业12家。", is: ["12家 湄潭县 实际"] },
  ])("$why: $text", ({ text, is }) => expect(brief(propose(about(text)))).toEqual(is));

  test("a column's name in the title weighs nothing, an everyday name counts with its full one", () => {
    expect(propose("【看四川】安吉的竹海\n安吉县有竹林9万亩。\n安吉还有民宿800家。").map(({ region }) => region.name)).toEqual(["安吉县", "安吉县"]);
  });

  test("counties that the national codes leave out", () => {
    expect(propose("花蓮縣種稻\n花蓮縣種稻9000公頃。")[0]?.region).toMatchObject({ name: "花莲县", parent: "710000" });
  });

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

  test.each([
    ["每周要走3公里。", "实际"], ["完成年度目标任务的81%。", "实际"],
  ])("no plan: %s", (text, status) => expect(propose(about(text)).map((one) => (one.status === "planned" ? "计划" : "实际"))).toEqual([status]));

  test("a plan by its title, but for what is told of the year before", () => {
    const text = "湄潭县2023年茶产业工作要点\n新建茶园5000亩,培训茶农900人次。\n2022年完成改造茶园3100亩。";
    expect(brief(propose(text))).toEqual(["5000亩 湄潭县 计划 2023年", "900人次 湄潭县 计划 2023年", "3100亩 湄潭县 实际 2022年"]);
  });

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
    { why: "the year a change begins with is not its end's", text: "2018年,合格率从2014年的81%提高到96%。", is: "2014年", last: "2018年" },
    { why: "part of a year named before", text: "去年开张,年底卖出600吨。", is: "2018年底" },
  ] as { why: string; text: string; is: string; last?: string }[])("$why: $text", ({ text, is, last }) => {
    const found = propose(about(text)).map(({ period }) => period.text);
    expect([found[0], found.at(-1)]).toEqual([is, last ?? found.at(-1)]);
  });

  test.each([
    { why: "the title of a communiqué", text: "湄潭县2021年统计公报\n年末茶农3.2万户。\n茶叶产量6100吨。", is: ["2021年底", "2021年"] },
    { why: "the heading of a section", text: "湄潭县政府工作报告\n一、2021年工作回顾\n新增茶园5000亩。", is: ["2021年"] },
    { why: "news is dated by its day", text: "湄潭县2021年种茶忙\n茶叶产量6100吨。", is: [""] },
  ])("$why", ({ text, is }) => expect(propose(text).map(({ period }) => period.text)).toEqual(is));
});

describe("subject and indicator", () => {
  test("a villager's figures are his, at home", () => {
    const found = propose(about("复兴镇两路口村村民田茂林说,他家种茶12亩,去年卖了4万元。"));
    expect(found.map(({ subject, region }) => `${subject} ${region.name}`)).toEqual(["田茂林 两路口村", "田茂林 两路口村"]);
  });

  test.each([
    ["流转土地3万亩。", "流转土地面积"], ["茶叶合格率达到98%。", "茶叶合格率"], ["全县有120支采茶队。", "采茶队数"], ["城镇和农村居民人均可支配收入分别达到31000元和12000元。", "城镇居民人均可支配收入"],
  ])("%s → %s", (text, name) => expect(propose(about(text))[0]?.indicator).toEqual({ id: null, name }));
});

describe("figures that tell of the one before", () => {
  test.each([
    { text: "茶叶产值38亿元,同比增长9.6%。", is: ["茶叶产值", "茶叶产值增长率"] },
    { text: "茶叶产量24万吨,比上年下降2.4%。", is: ["茶叶产量", "茶叶产量降幅"] },
    { text: "自来水普及率97.3%,比2015年提高21.6个百分点。", is: ["自来水普及率", "自来水普及率增幅"] },
    { text: "采茶机由42台增至118台。", is: ["采茶机数", "采茶机数"] },
    { text: "无水村87个,占41.4%。", is: ["无水村数", "无水村占比"] },
    { text: "茶叶产值38亿元,是2008年的4倍。", is: ["茶叶产值", "茶叶产值倍数"] },
    { text: "固定资产投资19亿元,完成年度目标任务的81%。", is: ["固定资产投资", "固定资产投资完成率"] },
    { text: "管水员417名,每人每月补助600元。", is: ["管水员人数", "管水员补助"] },
    { text: "出栏肉鸡300万羽、肉牛3600头。", is: ["出栏肉鸡数量", "出栏肉牛数量"] },
  ])("$text", ({ text, is }) => expect(propose(about(text)).map(({ indicator }) => indicator.name)).toEqual(is));

  test("a new thing keeps its own name", () => {
    expect(propose(about("茶叶产值38亿元,户均增收9600元。")).map(({ indicator }) => indicator.name)[1]).not.toContain("产值");
  });
});

describe("what is told again, contradicted, or adds up", () => {
  test("the same figure is one fact", () => {
    const found = propose(about("种茶园45210亩。\n回头看,种茶园45210亩。"));
    expect(found.map(({ paragraph, also }) => ({ paragraph, also }))).toEqual([{ paragraph: 4, also: [5] }]);
  });

  test("the same three figures of two things stay two facts", () => {
    expect(propose(about("帮助茶农就业512人。\n企业捐助大学生512人。"))).toHaveLength(2);
    expect(propose(about("全县帮助512名茶农到省外就业。\n县里的企业组织512名茶农到省外就业。"))).toHaveLength(2);
    expect(propose(about("全县帮助512名茶农到省外就业。\n回头看,全县帮助512名茶农到省外就业。"))).toHaveLength(1);
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
    { why: "captions", text: about("种茶9000亩。\n图为茶农在300亩茶园里忙碌。\n茶农走进400亩茶园。 田茂林 摄\n山坡上有500亩茶园(田茂林 摄)。") },
    { why: "what is seen on a picture", text: about("种茶9000亩。\n![茶园](a.jpg)\n6月3日,茶农在300亩茶园里采茶。") },
    { why: "the title of a document", text: about("种茶9000亩,印发《关于支持5个乡镇的通知》。") },
  ])("$why", ({ text }) => expect(propose(text).map(({ surface }) => surface)).toEqual(["9000亩"]));
});
