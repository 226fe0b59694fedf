import path from "node:path";
import { expect, test } from "vitest";
import { toFactView } from "../../src/compose/views.js";
import { FactView } from "../../src/domain/answer.js";
import { loadWorld } from "../../src/store/world.js";
import { dataFolder } from "../helpers/data-folder.js";

const load = () => loadWorld(path.join(dataFolder(), "data"));

test("names stand beside ids, parents nearest first, fields in the order of the contract", () => {
  const world = load();
  const views = world.facts.map((fact) => toFactView(world, fact));
  expect(views[1]).toMatchObject({
    id: "yangling-2001/2/2",
    region: { id: "990101-hexi", name: "河西乡", parents: ["云阳岭县", "天南省"] },
    indicator: { id: "tea_area", name: "茶园面积" },
    subject: null, value: 500, valueMax: null, unit: "亩", qualifier: "over", status: "actual", surface: "500余亩",
  });
  expect(views[0]?.region).toEqual({ id: "990101", name: "云阳岭", parents: ["天南省"] });
  const order = ["id", "region", "subject", "indicator", "value", "valueMax", "unit", "qualifier", "period", "status", "article", "paragraph", "surface"];
  expect(Object.keys(views[0] ?? {}).slice(0, order.length)).toEqual(order);
  for (const view of views) expect(FactView.parse(view)).toEqual(view);
});

test("an indicator that is a noun phrase has no id", () => {
  const world = load();
  const [fact] = world.facts;
  expect(fact && toFactView(world, { ...fact, indicator: "茶农户均茶园" }).indicator).toEqual({ id: null, name: "茶农户均茶园" });
});

test("a fact of an unknown place is a bug", () => {
  const world = load();
  const [fact] = world.facts;
  expect(() => fact && toFactView(world, { ...fact, region: "110000" })).toThrow("unknown region 110000");
});
