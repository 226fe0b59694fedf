/** Tokens of words that tell a change: 增长, 增幅 → 增加. */
export const MOVES: ReadonlySet<string> = new Set(["增加", "减少", "反弹"]);
