import { describe, expect, test } from "vitest";
import { createPlaceIndex, createPlaces } from "../../src/places/index.js";
import { loadPlaceData } from "../../src/store/gazetteer.js";

const index = createPlaceIndex({ regions: [], places: loadPlaceData() });
const found = (text: string): string[] =>
  createPlaces(index).find(text).map(({ place, trust }) => `${place.name} ${place.level}${trust === "sure" ? "" : ` ${trust}`}`);

describe("places outside the hierarchy", () => {
  test.each([
    ["全国种树9亿亩", ["全国 nation"]],
    ["我国西部地区种树", ["全国 nation", "西部地区 area"]],
    ["珠三角九市办厂", ["珠三角 area"]],
    ["太湖水质好转", ["太湖 water"]],
    ["横琴办厂90家", ["横琴 zone"]],
    ["巴黎堵车", ["法国 country"]],
    ["全球种茶", ["全球 country"]],
    ["西安高新区办厂", ["西安高新区 zone"]],
    ["西安高新技术产业开发区办厂", ["西安高新区 zone"]],
  ])("%s", (text, places) => expect(found(text)).toEqual(places));
});

describe("words that hold the name of a place", () => {
  test.each(["全国人大代表", "国内生产总值", "北京时间9日", "新中国成立", "中国银行", "江油路", "开发区", "新兴产业", "上海地铁".slice(1)])(
    "%s",
    (text) => expect(found(text)).toEqual([]),
  );

  test("a place at the beginning of an organisation's name", () => {
    expect(createPlaces(index).find("湖北绿野农场种瓜").map(({ inName }) => inName)).toEqual([true]);
  });
});

describe("names that several places bear, and names that are words too", () => {
  test.each([
    ["吉林通化种参", ["吉林省 province likely", "通化市 prefecture"]],
    ["通化", []],
    ["东莞市虎门镇", ["东莞市 prefecture", "虎门镇 township"]],
    ["高雄市旗山区", ["高雄市 county", "旗山区 county"]],
    ["喀什地区莎车县", ["喀什地区 prefecture", "莎车县 county"]],
    ["善厚镇修桥", ["善厚镇 township"]], // alone of its name in the country
    ["城关镇修桥", ["城关镇 township low"]], // of dozens
    ["长子县城关镇", ["长子县 county", "城关镇 township low"]],
  ])("%s", (text, places) => expect(found(text)).toEqual(places));

  test("a town that is one of many is chosen by the county that is named", () => {
    const places = createPlaces(index);
    places.prefer(new Set(["610922"])); // 石泉县
    expect(places.find("城关镇修桥").map(({ place }) => place.parent)).toEqual(["610922"]);
  });
});
