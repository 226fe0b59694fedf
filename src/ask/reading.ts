import type { Finding } from "../domain/finding.js";
import type { Understanding } from "../domain/understanding.js";

/** A question as it was understood, and what was found for it. */
export interface Read {
  understanding: Understanding;
  finding: Finding;
}

/** The first reading that leads to an answer; when none does, the first. */
export function bestReading(readings: Understanding[], findFor: (u: Understanding) => Finding): Read {
  let first: Read | undefined;
  for (const understanding of readings) {
    const finding = findFor(understanding);
    first ??= { understanding, finding };
    if (finding.kind !== "not_found" && finding.kind !== "clarify" && (finding.kind !== "help" || understanding.intent === "help")) return { understanding, finding };
  }
  if (!first) throw new Error("a question has at least one reading");
  return first;
}

/** ①…②…: two questions in one message are answered one after the other, when each has a figure; else they are read as one. */
export function severalAtOnce(parts: Understanding[], findFor: (u: Understanding) => Finding): Read | null {
  const reads = parts.length > 1 ? parts.map((understanding) => ({ understanding, finding: findFor(understanding) })) : [];
  const facts = reads.flatMap((r) => (r.finding.kind === "fact" ? [r.finding] : []));
  const first = reads[0];
  if (!first || facts.length < reads.length || reads.some((r) => !r.understanding.places.some((p) => p.region))) return null;
  return {
    understanding: { ...first.understanding, places: reads.flatMap((r) => r.understanding.places) },
    finding: { kind: "fact", main: facts.flatMap((f) => f.main), related: [], remarks: facts.flatMap((f) => f.remarks) },
  };
}

