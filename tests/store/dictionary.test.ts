import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { smallDictionary, withoutRare } from "../../src/store/dictionary.js";
import { createSegmenter } from "../../src/text/segment.js";

test("rare words go, common ones and single characters stay", () => {
  expect(withoutRare("发生率 210 n\n发生炉 3 n\n麐 1 zg\n")).toBe("发生率 210 n\n麐 1 zg\n");
});

test("nodejieba cuts with the small dictionary", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "chuchu-dictionary-"));
  const files = smallDictionary(directory);
  expect(files).not.toBeNull();
  expect(createSegmenter({ dictionary: () => smallDictionary(directory) }).cutForSearch("贫困发生率")).toEqual(["贫困", "发生", "发生率"]);
  rmSync(directory, { recursive: true });
});

test("a folder that cannot be written gives null, so that the full dictionary serves", () => {
  expect(smallDictionary("/dev/null/nowhere")).toBeNull();
});
