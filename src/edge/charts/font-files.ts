import { createRequire } from "node:module";

const PACKAGE = "@expo-google-fonts/noto-sans-sc";
const WEIGHTS = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];

/**
 * The files of the charts' font, in both weights; finding them loads nothing.
 * @throws Error that says which file is missing and what to do
 */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return WEIGHTS.map((file) => {
    try {
      return require.resolve(`${PACKAGE}/${file}`);
    } catch {
      throw new Error(`charts: the font ${PACKAGE}/${file} is missing; run npm ci`);
    }
  });
}
