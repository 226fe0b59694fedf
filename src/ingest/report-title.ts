/** What a report's or plan's title says of all its figures. */
export interface ReportTitle {
  year: number; // "某县2021年统计公报" → 2021
  plan: boolean; // 工作要点, 实施方案: its figures are wanted, not reached
}

const YEAR = /(?<!\d)(?<y>(?:19|20)\d{2})年(?!前|以来|至|底前|代)/gu;
const REPORT = /公报|年报|概况|(?:工作|情况)(?:的)?(?:总结|汇报|通报|报告)|总结$|完成情况/u;
const PLAN = /(?:要点|计划|规划|方案|打算|工作安排|目标任务|实施意见)(?:\([^)]{1,12}\)|》?的通知)?$/u;

/**
 * The year that an official report or plan names in its title; news is dated by its day.
 * @param title folded; 政府工作报告 tells of two years and gives none
 */
export function reportTitle(title: string | null): ReportTitle | null {
  if (title === null || /政府工作报告/u.test(title)) return null;
  const plan = PLAN.test(title);
  const years = [...title.matchAll(YEAR)];
  const year = Number(years[0]?.groups?.["y"] ?? Number.NaN);
  return years.length === 1 && (plan || REPORT.test(title)) ? { year, plan } : null;
}

/** A plan without a year is a plan still. */
export const isPlanTitle = (title: string | null): boolean => title !== null && PLAN.test(title) && !/政府工作报告|情况|完成/u.test(title);
