import { describe, expect, test } from "vitest";
import { createProposer } from "../../src/ingest/propose.js";
import { parseText } from "../../src/ingest/read-article.js";
import { toFactLine } from "../../src/ingest/views.js";
import { bareKnowledge } from "./helpers.js";

const proposer = createProposer(bareKnowledge);
const facts = (text: string): ReturnType<typeof proposer.propose> =>
  proposer.propose(parseText("a", "a.txt", text, {}, "0"));
const region = (text: string): string => facts(text).at(-1)?.region.name ?? "no figure";

describe("whose a figure is, on texts that nobody prepared", () => {
  test.each([
    ["the nation in the clause", "晚间要闻\n湖南部署防汛,召开动员会。\n截至5月底,全国汽车保有量3.4亿辆。", "全国"],
    ["a group of provinces", "京津冀外贸\n京津冀三地进出口总额5万亿元。", "京津冀"],
    ["a zone of a city", "成都高新区\n成都高新区有软件企业2100家。", "成都高新区"],
    ["what was built for another place", "湖南援疆\n湖南省援建吐鲁番市高昌区学校7所。", "高昌区"],
    ["在某省 opens the sentence", "多地修路\n西藏自治区修路6条。\n而在山西,该省计划说,余下的90座桥全部完工。", "山西省"],
    ["分别", "三县养羊\n盐池县养羊70万只,同心县、海原县分别为12万只和15万只。", "海原县"],
    ["a village below its county", "大河家的变化\n积石山保安族东乡族撒拉族自治县石塬村人均收入达到4100元。", "石塬村"],
    ["another country", "西班牙大风\n西班牙9日刮大风。北京时间10日,马德里倒树70棵。", "西班牙"],
    ["a company that no place is named with", "车企年报\n家住南京市的车主不满。\n去年,该公司销售额达到70亿元。", ""],
    ["a village without a name", "路通了\n我们村修路9公里。", ""],
    ["a share of the nation is still the province's", "茶讯\n浙江省茶园面积300万亩,占全国的6%。", "浙江省"],
  ])("%s", (_, text, wanted) => expect(region(text)).toBe(wanted));

  test("the next story begins anew", () => {
    const text = ["新闻联播", "广东修桥", "广东修桥9座。", "汽车销量上涨", "上半年,汽车销量上涨7%。", "河南种麦", "河南种麦8000万亩。", "国产大飞机首航", "今天,大飞机载客130人。"].join("\n");
    expect(facts(text).map((fact) => fact.region.name)).toEqual(["广东省", "全国", "河南省", "全国"]);
  });

  test("a region that is not known is none, marked, and waits for review", () => {
    const [fact] = facts("路通了\n我们村修路9公里。");
    const line = fact ? toFactLine("a/2/1", fact) : {};
    expect(line).toMatchObject({ region: { id: null, name: null }, trust: "low" });
    expect(fact?.confidence).toBeLessThan(0.8);
  });
});
