import type { Mention } from "../../places/index.js";

/** The paragraph with its place names blanked, offsets kept. */
export function maskPlaces(folded: string, mentions: readonly Mention[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of mentions) {
    if (start < at) continue;
    out += folded.slice(at, start) + "\u0001".repeat(end - start);
    at = end;
  }
  return out + folded.slice(at);
}

/** 某学校现有在校生 → 在校生: whose figure it is stands in the subject. */
export function withoutSubject(name: string, subject: string | null): string {
  if (subject === null) return name;
  let from = name.includes("·") || name.indexOf(subject) > 0 ? Math.max(0, name.indexOf(subject) + (name.includes(subject) ? subject.length : 0)) : 0;
  for (let cut = 0; from === 0 && subject.length - cut >= 3; cut++) if (name.startsWith(subject.slice(cut))) from = subject.length - cut;
  const rest = name.slice(from).replace(/^(?:的|现有|今年|去年|目前|已经?|共)+(?=.{2})/u, "");
  return from > 0 && rest.length >= 2 ? rest : name;
}
