import type { World } from "../../domain/world.js";
import type { Problem } from "../../store/load-problems.js";
import { toSimplified } from "../../text/script.js";

/** Names, units and periods are in simplified characters, whatever the article's script. @returns a warning for each that is not */
export function checkScript(world: World): Problem[] {
  const texts = [
    ...[...world.regions.values()].flatMap((region) => [region.name, region.short, ...region.aliases].map((text) => ({ file: "data/regions", path: region.id, text }))),
    ...[...world.indicators.values()].flatMap((indicator) => [indicator.name, indicator.unit, ...indicator.aliases].map((text) => ({ file: "data/indicators", path: indicator.id, text }))),
    ...world.facts.flatMap((fact) => [fact.unit, fact.period.text, fact.subject ?? "", fact.note ?? "", ...fact.words].map((text) => ({ file: `data/facts/${fact.article}.yaml`, path: fact.id, text }))),
  ];
  return texts.filter(({ text }) => toSimplified(text) !== text).map(({ file, path, text }) => warning(file, path, `"${text}" is not in simplified characters`));
}

/** Answers in English tell a note too. @returns an error for each note without noteEn, and for each noteEn without note or not in English */
export function checkNotes(world: World): Problem[] {
  return world.facts.flatMap(({ id, article, note, noteEn }) => {
    const problem = (message: string): Problem[] => [{ level: "error", file: `data/facts/${article}.yaml`, line: null, path: id, message }];
    if (noteEn === undefined) return note === null ? [] : problem("a note without noteEn, its English");
    if (note === null) return problem("a noteEn without note, its Chinese");
    return /\p{Script=Han}/u.test(noteEn) ? problem(`noteEn is not in English: "${noteEn}"`) : [];
  });
}

/** @returns a warning for each indicator that no fact uses */
export function checkUse(world: World): Problem[] {
  const used = new Set(world.facts.map((fact) => fact.indicator));
  const unused = [...world.indicators.keys()].filter((id) => !used.has(id));
  return unused.map((id) => warning("data/indicators", id, "no fact uses it"));
}

function warning(file: string, path: string, message: string): Problem {
  return { level: "warning", file, line: null, path, message };
}
