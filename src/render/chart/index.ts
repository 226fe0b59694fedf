export { chartOfAnswer, chartOfFigure, type ChartWords, type Times } from "./build.js";
export { axisUnit } from "./select.js";
export { ChartSpec, MOST_BARS } from "./spec.js";
