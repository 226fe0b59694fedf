/** What a report's or plan's title says of all its figures. */
export interface ReportTitle {
  year: number; // "某县2021年统计公报" → 2021
  plan: boolean; // 工作要点, 实施方案: its figures are wanted, not reached
  next: boolean; // tells of the year after too, and was written in it: 2021年预算执行情况和2022年预算草案
}

const YEAR = /(?<!\d)(?<y>(?:19|20)\d{2})年(?!前|以来|至|底前|代)/gu;
const REPORT = /公报|年报|概况|(?:工作|情况)(?:的)?(?:总结|汇报|通报|报告)|总结$|完成情况/u;
const PLAN = /(?:要点|计划|规划|方案|打算|工作安排|目标任务|实施意见)(?:\([^)]{1,12}\)|》?的通知)?$/u;
const TWO_YEARS = /(?<!\d)(?<y>20\d{2})年[^\d]{0,20}(?:执行|完成|进展|收支)?情况[^\d]{0,6}[和及与暨][^\d]{0,6}20\d{2}年[^\d]{0,16}(?:草案|计划|安排|打算|思路)/u;

/**
 * The year that an official report or plan names in its title; news is dated by its day.
 * @param title folded; 政府工作报告 tells of two years and gives none
 */
export function reportTitle(title: string | null): ReportTitle | null {
  if (title === null || /政府工作报告/u.test(title)) return null;
  const two = TWO_YEARS.exec(title)?.groups?.["y"];
  if (two !== undefined) return { year: Number(two), plan: false, next: true };
  const plan = PLAN.test(title);
  const years = [...title.matchAll(YEAR)];
  const year = Number(years[0]?.groups?.["y"] ?? Number.NaN);
  return years.length === 1 && (plan || REPORT.test(title)) ? { year, plan, next: false } : null;
}

/** A plan without a year is a plan still. */
export const isPlanTitle = (title: string | null): boolean => title !== null && PLAN.test(title) && !/政府工作报告|情况|完成/u.test(title);
