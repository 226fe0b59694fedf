import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";
import { FONT } from "../../render/chart/layout.js";

const PACKAGE = "@expo-google-fonts/noto-sans-sc";
const WEIGHTS = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];

/**
 * Registers the font of the charts, in both weights. Without it pictures would come out with no text and no error.
 * @throws Error that says which file is missing and what to do
 */
export function registerFonts(): void {
  const require = createRequire(import.meta.url);
  for (const file of WEIGHTS) {
    const name = `${PACKAGE}/${file}`;
    if (GlobalFonts.registerFromPath(find(require, name), FONT) === null) throw new Error(`charts: the font ${name} cannot be read; run npm ci`);
  }
  if (!GlobalFonts.families.some(({ family }) => family === FONT)) throw new Error(`charts: no font "${FONT}" after registering ${PACKAGE}`);
}

function find(require: NodeJS.Require, name: string): string {
  try {
    return require.resolve(name);
  } catch {
    throw new Error(`charts: the font ${name} is missing; run npm ci`);
  }
}
