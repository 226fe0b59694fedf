import type { Place } from "../domain/region.js";

/**
 * How surely a name means its place: listed and alone of its name, or chosen by the company it keeps ("sure"); a word that may
 * mean something else, or a namesake taken for want of better ("likely"); a name that was not resolved ("low").
 */
export type Trust = "sure" | "likely" | "low";

/** A place where a text names it. */
export interface Mention {
  start: number;
  end: number;
  place: Place;
  trust: Trust;
  inName?: boolean; // a part of an organisation's name: 湖北 in 湖北某农场
}
