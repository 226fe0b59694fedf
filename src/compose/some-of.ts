/** No list of what there is names more. */
const MOST = 12;

/** The first of many names, and how many there are in all. @param rest how the count is told: "等 940 个地区" */
export function someOf(names: readonly string[], comma: string, rest: (count: number) => string): string {
  if (names.length <= MOST) return names.join(comma);
  return `${names.slice(0, MOST).join(comma)} ${rest(names.length)}`;
}
