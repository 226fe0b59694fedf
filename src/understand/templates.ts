import type { IntentFile } from "../domain/language-data.js";
import { Intent } from "../domain/understanding.js";
import { normalise } from "../text/normalise.js";
import { Trie, standsAlone } from "../text/trie.js";
import { parseTemplate, slotChar, type Node, type Template } from "./template-grammar.js";

/** The template that fits a question best. */
export interface TemplateMatch {
  intent: Intent;
  template: Template;
  score: number;
}

export interface Templates {
  /** All templates that fit, best first. @param cut the normalised question, its names replaced by slot characters */
  match(cut: string): TemplateMatch[];
  ids: string[];
}

interface Compiled extends Template {
  intent: Intent;
  firsts: (Set<string> | null)[]; // the characters that each segment may begin with; null when it may be empty
}

/**
 * Compiles intents/. @throws Error listing every faulty template by file
 */
export function createTemplates(files: IntentFile[], shared: Record<string, string[]>): Templates {
  const problems: string[] = [];
  const compiled: Compiled[] = [];
  const phrases = new Map<string, Trie<true>>();
  const begins = new Map<string, Set<string>>();
  const firstOf = (name: string): Set<string> => begins.get(name) ?? new Set();
  const addPhrases = (scope: string, table: Record<string, string[]>): void => {
    for (const [name, words] of Object.entries(table)) {
      const trie = new Trie<true>();
      for (const w of words) trie.add(normalise(w), true);
      begins.set(scope + name, new Set(words.map((w) => normalise(w)[0] ?? "")));
      phrases.set(scope + name, trie);
    }
  };
  addPhrases("", shared);
  for (const file of files) {
    const intent = Intent.safeParse(file.intent);
    if (!intent.success) {
      problems.push(`intents/${file.intent}.yaml: unknown intent`);
      continue;
    }
    addPhrases(`${file.intent}/`, file.phrases);
    for (const t of file.templates) {
      for (const say of typeof t.say === "string" ? [t.say] : t.say) {
        try {
          const template = { id: `${file.intent}/${t.id}`, ...parseTemplate(normaliseSay(say)), set: t.set, boost: file.boost + t.boost };
          scopePhrases([...template.segments.flat(), ...template.banned], file.intent, phrases);
          compiled.push({ ...template, intent: intent.data, firsts: template.segments.map((nodes) => firstChars(nodes, firstOf)) });
        } catch (e) {
          problems.push(`intents/${file.intent}.yaml: ${t.id}: ${e instanceof Error ? e.message : String(e)}`);
        }
      }
    }
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));

  function match(cut: string): TemplateMatch[] {
    const found: TemplateMatch[] = [];
    const chars = new Set(cut);
    for (const template of compiled) {
      if (template.firsts.some((set) => set !== null && !meets(set, chars))) continue;
      const weight = fit(template, cut, phrases);
      if (weight !== null) found.push({ intent: template.intent, template, score: weight + template.boost });
    }
    return found.sort((a, b) => b.score - a.score);
  }
  return { match, ids: [...new Set(compiled.map((t) => t.id))] };
}

/** Normalises the wording but keeps the case of nothing that matters: slot and phrase names are lower case already. */
const normaliseSay = (say: string): string => normalise(say);

/** Resolves <name> to the file's own phrase or the shared one. */
function scopePhrases(nodes: Node[], intent: string, phrases: Map<string, unknown>): void {
  for (const node of nodes) {
    if (node.kind === "phrase" && !node.name.includes("/")) {
      if (phrases.has(`${intent}/${node.name}`)) node.name = `${intent}/${node.name}`;
      else if (!phrases.has(node.name)) throw new Error(`no phrase <${node.name}>`);
    } else if (node.kind === "either") node.options.forEach((o) => scopePhrases(o, intent, phrases));
    else if (node.kind === "optional") scopePhrases(node.nodes, intent, phrases);
  }
}

function meets(set: Set<string>, chars: Set<string>): boolean {
  for (const c of set.size < chars.size ? set : chars) if (set.has(c) && chars.has(c)) return true;
  return false;
}

/** The characters that a run of nodes may begin with, or null when it may match nothing at all. */
function firstChars(nodes: Node[], firstOf: (phrase: string) => Set<string>): Set<string> | null {
  const all = new Set<string>();
  for (const node of nodes) {
    const set = firstOfNode(node, firstOf);
    for (const c of set.chars) all.add(c);
    if (!set.empty) return all;
  }
  return null;
}

function firstOfNode(node: Node, firstOf: (phrase: string) => Set<string>): { chars: Set<string>; empty: boolean } {
  switch (node.kind) {
    case "text":
      return { chars: new Set(node.text.slice(0, 1)), empty: false };
    case "slot":
      return { chars: new Set(slotChar(node.slot)), empty: false };
    case "phrase":
      return { chars: firstOf(node.name), empty: false };
    case "either":
    case "optional": {
      const options = node.kind === "either" ? node.options : [node.nodes];
      const sets = options.map((o) => firstChars(o, firstOf));
      const inner = options.flatMap((o) => o.map((n) => firstOfNode(n, firstOf).chars));
      const chars = new Set(sets.every((s) => s !== null) ? sets.flatMap((s) => [...(s ?? [])]) : inner.flatMap((s) => [...s]));
      return { chars, empty: node.kind === "optional" || sets.includes(null) };
    }
    default:
      return node satisfies never;
  }
}

interface Span {
  end: number;
  weight: number; // characters of wording matched, slots counted 3
}

/** Every end that a run of nodes can reach from a place, best weight for each end; few, for templates are finite. */
function ends(nodes: Node[], cut: string, at: number, phrases: Map<string, Trie<true>>): Span[] {
  let spans: Span[] = [{ end: at, weight: 0 }];
  for (const node of nodes) {
    spans = spans.flatMap((s) => step(node, cut, s.end, phrases).map((n) => ({ end: n.end, weight: s.weight + n.weight })));
    if (spans.length === 0) return [];
  }
  return spans;
}

function step(node: Node, cut: string, at: number, phrases: Map<string, Trie<true>>): Span[] {
  switch (node.kind) {
    case "text":
      return cut.startsWith(node.text, at) && standsAlone(cut, at, at + node.text.length) ? [{ end: at + node.text.length, weight: node.text.length }] : [];
    case "slot":
      return cut[at] === slotChar(node.slot) ? [{ end: at + 1, weight: 3 }] : [];
    case "phrase":
      return (phrases.get(node.name)?.at(cut, at) ?? []).filter((m) => standsAlone(cut, m.start, m.end)).map((m) => ({ end: m.end, weight: Math.min(5, m.end - m.start) }));
    case "either":
      return node.options.flatMap((o) => ends(o, cut, at, phrases));
    case "optional":
      return [{ end: at, weight: 0 }, ...ends(node.nodes, cut, at, phrases)];
    default:
      return node satisfies never;
  }
}

/** Finds the segments one after the other, each as early as it fits: for fixed segments between gaps that is complete, and linear. */
function fit(template: Compiled, cut: string, phrases: Map<string, Trie<true>>): number | null {
  let at = 0;
  let weight = 0;
  for (const [i, segment] of template.segments.entries()) {
    const last = i === template.segments.length - 1;
    const anchored = template.fromStart && i === 0;
    let found: Span | null = null;
    for (let start = at; start <= cut.length && !found; start++) {
      if (anchored && start > 0) break;
      const first = template.firsts[i];
      if (first && !first.has(cut[start] ?? "")) continue;
      for (const span of ends(segment, cut, start, phrases)) {
        if (last && template.toEnd && span.end !== cut.length) continue;
        if (!found || span.weight > found.weight) found = span;
      }
    }
    if (!found) return null;
    at = found.end;
    weight += found.weight;
  }
  for (const node of template.banned) {
    for (let i = 0; i <= cut.length; i++) if (step(node, cut, i, phrases).some((s) => s.end > i)) return null;
  }
  return weight + template.segments.length * 0.5;
}
