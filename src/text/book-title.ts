/**
 * A title between its marks, once: marks inside become the inner ones.
 * bookTitle("山谷里的新茶") → "《山谷里的新茶》"; "读《茶经》" → "《读〈茶经〉》"; "《茶经》" stays.
 * @param print puts a title as printed between the marks, where that wants more than the title itself
 */
export function bookTitle(
  title: string,
  print: (title: string) => string = (same) => same,
): string {
  const bare = bareTitle(title);
  return `《${print(bare.replaceAll("《", "〈").replaceAll("》", "〉"))}》`;
}

/** A title without marks that stand around the whole of it. */
export function bareTitle(title: string): string {
  const inner = /^\s*《(?<inner>[^《》]+)》\s*$/u.exec(title)?.groups?.["inner"];
  return (inner ?? title).trim();
}
