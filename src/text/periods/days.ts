/** A span of days, ISO; null where open. */
export interface Span {
  start: string | null;
  end: string | null;
}

/** ISO day of a year, month and day; a day past the month's end becomes its last. */
export function iso(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(Math.min(Math.max(day, 1), last)).padStart(2, "0")}`;
}

export const yearSpan = (year: number): Span => ({ start: iso(year, 1, 1), end: iso(year, 12, 31) });
export const monthSpan = (year: number, month: number): Span => ({ start: iso(year, month, 1), end: iso(year, month, 31) });
export const daySpan = (day: string): Span => ({ start: day, end: day });
/** Quarters `from`–`to` of a year: 1–3 for 前三季度. */
export const quarterSpan = (year: number, from: number, to: number): Span => ({ start: iso(year, from * 3 - 2, 1), end: iso(year, to * 3, 31) });

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));

/** The same day some years earlier (negative) or later. */
export function shiftYears(day: string, years: number): string {
  return iso(yearOf(day) + years, monthOf(day), Number(day.slice(8, 10)));
}

/** The day some days later, or earlier (negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
