import type { LanguageData } from "../../domain/language-data.js";
import { DataError, type Problem } from "../../store/load-problems.js";
import { loadLanguage } from "../../store/language.js";
import { normalise } from "../../text/normalise.js";
import { createTemplates } from "../../understand/templates.js";

/** Holds data/synonyms.yaml, data/absent.yaml and intents/ against their schemas, their grammar and themselves. */
export function checkLanguage(root: string): Problem[] {
  let language: LanguageData;
  try {
    language = loadLanguage(root);
  } catch (error) {
    if (error instanceof DataError) return [...error.problems];
    throw error;
  }
  return [...faultyTemplates(language), ...twiceGrouped(language)];
}

function faultyTemplates(language: LanguageData): Problem[] {
  try {
    createTemplates(language.intents, language.phrases);
    return [];
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n");
    return lines.map((message) => ({ level: "error", file: message.split(":")[0] ?? "intents", line: null, path: "", message }));
  }
}

/** A word in two groups would mean two things. */
function twiceGrouped(language: LanguageData): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const group of language.synonyms.groups) {
    for (const word of group.map(normalise)) {
      const first = seen.get(word);
      if (first !== undefined && first !== group[0]) {
        problems.push({ level: "error", file: "data/synonyms.yaml", line: null, path: "groups", message: `${word} stands in the groups of ${first} and ${group[0] ?? ""}` });
      }
      seen.set(word, group[0] ?? "");
    }
  }
  return problems;
}
