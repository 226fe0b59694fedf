const WIDE: Readonly<Record<string, string>> = {
  ",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？",
};
const BESIDE = /[\p{Script=Han}，。：；（）！？、《》“”‘’…—%‰]/u;

/**
 * Chinese text with the marks of its own script: a half-width mark beside a Han character or a Chinese mark becomes
 * full-width, a pair of brackets together; what stands between digits or Latin letters stays ("1,200", "10:30", "GB/T 7714").
 */
export function fullWidth(text: string): string {
  const out = [...text];
  const open: number[] = [];
  out.forEach((mark, i) => {
    if (mark === "(") open.push(i);
    if (mark === ")") return closeBracket(out, open.pop(), i);
    if (mark !== "(" && WIDE[mark] !== undefined && isBeside(out, i)) out[i] = WIDE[mark] ?? mark;
  });
  return out.join("").replace(/(?<=[，：；！？]) +/gu, "");
}

function closeBracket(out: string[], from: number | undefined, to: number): void {
  if (from === undefined || !(isBeside(out, from) || isBeside(out, to))) return;
  [out[from], out[to]] = ["（", "）"];
}

function isBeside(out: readonly string[], i: number): boolean {
  return BESIDE.test(out[i - 1] ?? "") || BESIDE.test(out[i + 1] ?? "");
}
