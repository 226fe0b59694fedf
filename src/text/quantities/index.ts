export { findQuantities } from "./find.js";
export type { Quantity } from "./quantity.js";
export { foldSameLength } from "./fold.js";
