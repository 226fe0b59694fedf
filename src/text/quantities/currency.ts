/** Signs and names of money that stand before the number, the longest first. */
const CURRENCIES: readonly (readonly [sign: string, unit: string])[] = [
  ["人民币", "元"], ["港币", "港元"], ["新台币", "新台币"], ["US$", "美元"], ["HK$", "港元"], ["NT$", "新台币"], ["RMB", "元"], ["CNY", "元"], ["USD", "美元"], ["EUR", "欧元"], ["HKD", "港元"],
  ["JPY", "日元"], ["GBP", "英镑"], ["A$", "澳元"], ["C$", "加元"], ["S$", "新加坡元"], ["¥", "元"], ["$", "美元"], ["€", "欧元"], ["£", "英镑"], ["₩", "韩元"], ["฿", "泰铢"],
];

/** The currency that ends right before `at`, one blank allowed: ￥ in ￥128. */
export function currencyBefore(folded: string, at: number): { start: number; unit: string } | null {
  const end = folded[at - 1] === " " ? at - 1 : at;
  const last = folded[end - 1] ?? "";
  if (!"币$BYDRP¥€£₩฿".includes(last) || last === "") return null;
  for (const [sign, unit] of CURRENCIES) {
    if (folded.startsWith(sign, end - sign.length)) return { start: end - sign.length, unit };
  }
  return null;
}
