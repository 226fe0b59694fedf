import { expect, test } from "vitest";
import { unitsAgree } from "../../src/store/load-units.js";

test.each([
  { unit: "亩", indicator: "亩", agree: true, why: "the same" },
  { unit: "名", indicator: "人", agree: true, why: "people counted politely" },
  { unit: "千米", indicator: "公里", agree: true, why: "one for one" },
  { unit: "家", indicator: "个", agree: true, why: "firms" },
  { unit: "台", indicator: "", agree: true, why: "an indicator that takes any" },
  { unit: "人次", indicator: "人", agree: false, why: "times are no people" },
  { unit: "户", indicator: "人", agree: false, why: "households are no people" },
  { unit: "天", indicator: "年", agree: false, why: "not one for one" },
  { unit: "个百分点", indicator: "%", agree: false, why: "a change is no rate" },
])("$unit under $indicator: $why", ({ unit, indicator, agree }) => {
  expect(unitsAgree(unit, indicator)).toBe(agree);
});
