/** The one recogniser of places, for questions and articles. */
export type { Mention, Trust } from "./mention.js";
export { createPlaceIndex, townOf, type PlaceIndex } from "./place-index.js";
export { createPlaces, unresolved, type Places } from "./places.js";
