/** Measure words that count the same thing one for one: a fact in one of them may stand under an indicator in another. */
const INTERCHANGEABLE: readonly (readonly string[])[] = [
  ["人", "名", "位", "个"],
  ["户", "家"],
  ["个", "家", "座", "处", "所", "项", "支", "口", "台", "套", "间", "栋", "种", "类", "条", "件", "份", "张", "本", "部", "辆", "块", "盏"],
  ["场", "场次", "次", "期", "批", "届", "回"],
  ["头", "只", "羽", "匹", "口"],
  ["株", "棵", "苗", "根"],
  ["公里", "千米"],
  ["个百分点", "百分点"],
];

/** Whether a figure in `unit` can stand under an indicator whose values are in `indicatorUnit`; "" takes any. */
export function unitsAgree(unit: string, indicatorUnit: string): boolean {
  if (unit === indicatorUnit || indicatorUnit === "") return true;
  return INTERCHANGEABLE.some((family) => family.includes(unit) && family.includes(indicatorUnit));
}
