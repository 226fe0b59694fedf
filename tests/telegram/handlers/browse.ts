import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buttonsOf, setHandlers, type Handlers } from "./stage.js";

export function browseSuite(): void {
  let stage: Handlers;
  beforeEach(async () => void (stage = await setHandlers()));
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const say = (text: string) => stage.send(stage.anna.message(text));
  const tap = (label: string | RegExp) => stage.send(stage.anna.tap(stage.last(77), label));
  const labels = (): string[] => buttonsOf(stage.last(77)).map(({ text }) => text);

  describe("lists", () => {
    test("/regions: a region, all its figures, and back", async () => {
      await say("/regions");
      const { message_id: id } = stage.last(77);
      await tap(/^开州区 \d+$/u);
      expect(stage.last(77).text).toContain("开州区：收录");
      await tap("全部数据");
      await tap("→");
      expect(labels()).toContain("← 返回列表");
      await tap("← 返回列表");
      expect(stage.last(77)).toMatchObject({ message_id: id, text: expect.stringContaining("收录的地区") });
    });

    test("/indicators: theme, indicator, comparison", async () => {
      await say("/indicators");
      await tap(/^减贫脱贫 \d+$/u);
      await tap("贫困发生率");
      expect(stage.last(77).text).toMatch(/贫困发生率：各地共\d+项/u);
      await tap("比较各地");
      expect(stage.last(77).text).toMatch(/1\. 南部县/u);
    });

    test("/compare: with names by the engine, without a list", async () => {
      await say("/compare 开州 瓮安 贫困发生率");
      expect(stage.last(77).text).toContain("相差");
      await say("/compare");
      await tap(/^贫困发生率 \d+$/u);
      expect(stage.last(77).text).toContain("南部县");
    });

    test("/region by any of its names; one that is not covered is declined", async () => {
      for (const name of ["开州", "開州", "Kaizhou", "开县"]) {
        await say(`/region ${name}`);
        expect(stage.last(77).text).toContain("开州区：收录");
      }
      await say("/region 遵义");
      expect(stage.last(77).text).toMatch(/没有/u);
    });

    test("/source and /cite before any question give the articles", async () => {
      await say("/cite");
      expect(stage.last(77).text).toContain("[EB/OL]. 中国网草原频道, 2018(2018-12-05)[2026-11-22].");
      await say("/source");
      expect(stage.last(77).text).toContain("收录的报道（5篇）");
    });
  });

  describe("/compare", () => {
    test("regions alone are asked what they share, and a tap compares them", async () => {
      await say("/compare 开州 南部县");
      expect(stage.last(77).text).toMatch(/^开州区、南部县都有的指标共\d+项/u);
      await tap("贫困发生率");
      expect(stage.last(77).text).toContain("1.73%");
      expect(stage.last(77).text).toContain("2.52%");
    });

    test("an indicator alone is ranked", async () => {
      await say("/compare 贫困发生率");
      for (const figure of ["1.73%", "2.52%", "1.23%"]) expect(stage.last(77).text).toContain(figure);
    });
  });

  describe("/export", () => {
    const file = async (calls: Awaited<ReturnType<typeof say>>) => {
      const [sent] = calls.filter(({ method }) => method === "sendDocument");
      const [document] = sent?.files ?? [];
      if (document === undefined) throw new Error(`no file among ${calls.map(({ method }) => method).join()}`);
      return { name: document.name, text: document.data.toString("utf8") };
    };

    test("a region as CSV, by buttons", async () => {
      await say("/export 开州");
      expect(labels()).toEqual(["CSV（Excel）", "JSON"]);
      const { name, text } = await file(await tap("CSV（Excel）"));
      expect(name).toBe("出处-开州区.csv");
      expect(text.startsWith("\uFEFF地区,上级地区,主体,指标,数值,")).toBe(true);
      expect(text).toContain("1.73");
      expect(text).toContain("关面乡");
    });

    test("an indicator as JSON, at once", async () => {
      const { name, text } = await file(await say("/export 贫困发生率 json"));
      expect(name).toBe("出处-贫困发生率.json");
      const facts = JSON.parse(text) as { indicator: { id: string }; citation: { reference: string } }[];
      expect(facts.every(({ indicator, citation }) => indicator.id === "poverty_rate" && citation.reference.length > 10)).toBe(true);
    });

    test("without a name what the last answer was about; before any answer how to ask", async () => {
      await say("/export");
      expect(stage.last(77).text).toContain("/export 开州");
      await say("开州区2017年底贫困发生率是多少？");
      await say("/export");
      expect(labels()).toEqual(["开州区", "贫困发生率"]);
      await tap("贫困发生率");
      expect(labels()).toEqual(["CSV（Excel）", "JSON"]);
    });

    test("a name that several things bear is asked back, one that nothing bears declined", async () => {
      await say("/export 贫困");
      expect(labels().length).toBeGreaterThan(1);
      await say("/export 火星");
      expect(stage.last(77).text).toContain("没有找到");
    });
  });

  test("admins see the gaps, others do not know the command", async () => {
    await say("遵义的贫困发生率是多少？");
    await say("/gaps");
    expect(stage.last(77).text).toContain("没有这个命令");
    await stage.end();
    stage = await setHandlers({ config: { adminIds: new Set([77]) } });
    await say("遵义的贫困发生率是多少？");
    await say("/help");
    expect(stage.last(77).text).toContain("/review 复核");
    await say("/gaps");
    expect(stage.last(77).text).toContain("1× 遵义的贫困发生率是多少？ (not_found)");
  });
}
