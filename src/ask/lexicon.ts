import type { LanguageData } from "../domain/language-data.js";
import { absentToken, createLexicon, type SynonymGroup } from "../text/lexicon.js";
import { normalise } from "../text/normalise.js";
import { keptFor } from "../text/steps.js";

/** The words of a language and what stands for them, made once. */
export const lexiconOf = keptFor((language: LanguageData) =>
  createLexicon(
    [...absentGroups(language), ...language.synonyms.groups.map(([token = "", ...words]) => ({ token: normalise(token), words: words.map(normalise) }))],
    language.synonyms.stop.map(normalise),
  ),
);

/** Well-known indicators that no article gives are words of their own: 失业率 must not be read as 率 of something that we have. */
function absentGroups(language: LanguageData): SynonymGroup[] {
  return language.absent.map((a) => ({ token: absentToken(a.name), words: [a.name, ...a.aliases, a.en, ...a.enAliases].map(normalise) }));
}

