export { chartOfAnswer, chartOfFacts, type ChartWords } from "./build.js";
export { ChartSpec, MOST_BARS } from "./spec.js";
