import { expect, test } from "vitest";
import { bookTitle } from "../../src/text/book-title.js";

test.each([
  { why: "a bare title", title: "山谷里的新茶", is: "《山谷里的新茶》" },
  { why: "marks around all of it stand once", title: "《茶经》", is: "《茶经》" },
  { why: "marks inside become the inner ones", title: "《山谷播报》 (20240829)", is: "《〈山谷播报〉 (20240829)》" },
])("$why", ({ title, is }) => expect(bookTitle(title)).toBe(is));
