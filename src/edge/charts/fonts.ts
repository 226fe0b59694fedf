import { GlobalFonts } from "@napi-rs/canvas";
import { FONT } from "../../render/chart/layout.js";
import { fontFiles } from "./font-files.js";

/**
 * Registers the font of the charts, in both weights. Without it pictures would come out with no text and no error.
 * @throws Error that says which file is missing or broken, and what to do
 */
export function registerFonts(): void {
  for (const file of fontFiles()) {
    if (GlobalFonts.registerFromPath(file, FONT) === null) throw new Error(`charts: the font ${file} cannot be read; run npm ci`);
  }
  if (!GlobalFonts.families.some(({ family }) => family === FONT)) throw new Error(`charts: no font "${FONT}" after registering its files`);
}
