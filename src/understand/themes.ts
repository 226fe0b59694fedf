import type { World } from "../domain/world.js";
import { normalise } from "../text/normalise.js";
import { Trie, standsAlone } from "../text/trie.js";

/** Finds the themes that a question names: 就业方面 → employment. */
export function createThemes(world: World): (text: string) => string[] {
  const trie = new Trie<string>();
  for (const theme of world.themes.values()) {
    for (const word of [theme.name, ...theme.aliases, theme.en, ...theme.enAliases]) trie.add(normalise(word), theme.id);
  }
  return (text) => [...new Set(trie.findAll(text).filter((m) => standsAlone(text, m.start, m.end)).map((m) => m.value))];
}
