import type { FeatureRow, FitOptions, FitRow } from "../../src/judge/index.js";

/** What one judge is fitted on. */
export interface FitTask {
  name: string; // of data/weights/<name>.json
  about: string; // on what, for the file
  features: readonly FeatureRow[];
  /** The choices with their right answers; null where what they need is not there (said, and the file is left alone). */
  rows(): Promise<FitRow[] | null> | FitRow[] | null;
  tell: number; // from this p on the first is told
  folds?: number; // 5 unless given
  balanced?: boolean; // calibration: right and wrong weigh the same
  options?: FitOptions;
}
