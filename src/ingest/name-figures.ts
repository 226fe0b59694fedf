import type { Quantity } from "../text/quantities/index.js";
import { clausesOf, type Span } from "../text/sentences.js";
import { type ChangeName, changeName, nameOfChange } from "./change-name.js";
import { distributed, indicatorName, leftPhrase, listedVerb, predicateName, withSuffix } from "./indicator-name.js";
import { type Base, baseOf, classed, clean, cleanRight, type ClauseFigures, whole } from "./name-context.js";
import type { Mention } from "../places/index.js";

/** Names the figures of one sentence, clause by clause. */
export interface SentenceNames {
  /** The names of the figures in the next clause, in order. */
  clause(index: number, inside: readonly Quantity[]): string[];
}

/** 发展茶产业, 实施电网改造工程: what the sentence is about, for figures that say only 户均增收 or 线路. */
const TOPIC = /^[^,，]{0,4}(?:发展|实施|推进|搞活|推广|突出|强化|抓实|抓好|做强|做大|壮大|培育)(?<t>[\p{Script=Han}]{2,4}?)(?:产业|扶贫|经济|农业)/u;
const PROJECT = /(?:实施|推进|加强|加快|开展|完善|启动)(?:了)?(?<p>[\p{Script=Han}]{3,8}?)(?:建设|工程|项目|行动)/gu;

const NEAR = 80; // characters around a figure in which its name or predicate stands
const LONGEST_CHAIN = 8; // figures without words between them

/** @param masked the folded paragraph, place names blanked */
export function createSentenceNames(masked: string, sentence: Span): SentenceNames {
  const clauses = clausesOf(masked, sentence);
  let topic = "";
  let project = "";
  const projects = [...masked.slice(sentence.start, sentence.end).matchAll(PROJECT)];
  let base: Base = { name: "", unit: "" }; // what the sentence counted last
  const counted: string[] = []; // all that it counted
  const textOf = (span: Span | undefined): string => (span ? clean(masked.slice(span.start, span.end)) : "");
  return {
    clause(index, inside) {
      const clause = clauses[index];
      if (!clause) return inside.map(() => "");
      const words = masked.slice(clause.start, clause.end);
      if (topic === "") topic = TOPIC.exec(words)?.groups?.["t"] ?? "";
      const around: ClauseFigures = { masked, clause, inside, topic, previous: textOf(clauses[index - 1]), next: textOf(clauses[index + 1]) };
      let inherited = "";
      let told: ChangeName | null = null;
      let apart: string[] = []; // what 分别增长 is said of, one after the other
      return inside.map((quantity, k) => {
        const left = clean(masked.slice(inside[k - 1]?.end ?? clause.start, quantity.start));
        for (let next = projects[0]; next && next.index < quantity.start - sentence.start; next = projects[0]) project = projects.shift()?.groups?.["p"] ?? project;
        const change = distributed(clean(masked.slice(clause.start, inside[0]?.start)), 0) !== null ? null : /^[、和及与]$/u.test(left) ? told : changeName(left, quantity.unit);
        if (change && change !== told) apart = toldApart(left, change, k, around, counted);
        told = change; // 分别增长7.1%和9.3%
        const one = change ? apart.shift() : undefined;
        if (change && one !== undefined) return nameOfChange(change, one, quantity);
        if (change && (base.name !== "" || (change.kind === "change" && change.own.length >= 2))) return nameOfChange(change, base.name, quantity);
        const named = nameOf(k, around, inherited);
        inherited = named.phrase;
        const name = whole(named.name, left, quantity, project, base, around);
        base = baseOf(name, base, quantity);
        if (!isDuration(quantity)) counted.push(base.name);
        return name;
      });
    },
  };
}

const isDuration = ({ unit }: Quantity): boolean => /^(?:年|个月|天|位)$/u.test(unit);

/** 收入92亿元、支出48亿元,分别增长7.1%和9.3%: as many of the things counted last as figures follow. */
function toldApart(left: string, change: ChangeName, k: number, { masked, inside }: ClauseFigures, counted: readonly string[]): string[] {
  if (!left.includes("分别") || change.kind !== "change" || change.own.length >= 2) return [];
  let last = k;
  while (inside[last + 1] && /^[、和及与]$/u.test(masked.slice(inside[last]?.end, inside[last + 1]?.start))) last++;
  const many = last - k + 1;
  return many >= 2 && counted.length >= many ? counted.slice(-many) : [];
}

/** Names the k-th figure of a clause: "7706户19870人" share what stands before and behind both. */
function nameOf(k: number, figures: ClauseFigures, inherited: string): { name: string; phrase: string } {
  const { masked, clause, inside } = figures;
  const quantity = inside[k];
  if (!quantity) return { name: "", phrase: "" };
  const left = clean(masked.slice(inside[k - 1]?.end ?? clause.start, quantity.start));
  const head = clean(masked.slice(clause.start, inside[0]?.start ?? quantity.start));
  const told = distributed(head, k);
  if (told !== null) return { name: withSuffix(leftPhrase(told), quantity.unit), phrase: told };
  const of = k > 0 ? classed(left, inside[k - 1], clean(masked.slice(inside[k - 2]?.end ?? clause.start, inside[k - 1]?.start))) : null;
  if (of !== null) return { name: withSuffix(of, quantity.unit), phrase: of };
  const predicate = quantity.unit === "%" ? predicateName(clean(masked.slice(quantity.end, Math.min(clause.end, quantity.end + NEAR)))) : null;
  if (predicate !== null) return { name: predicate, phrase: inherited };
  let last = k; // the end of a chain without words between
  while (last - k < LONGEST_CHAIN && inside[last + 1] && /^[^\p{Script=Han}]?$/u.test(masked.slice(inside[last]?.end, inside[last + 1]?.start))) last++;
  const right = cleanRight(masked.slice(inside[last]?.end ?? quantity.end, Math.min(inside[last + 1]?.start ?? clause.end, clause.end)));
  const verb = k > 0 && left.startsWith("、") ? listedVerb(head) : "";
  const name = indicatorName(quantity, { left: verb + left.replace(/^、/u, ""), right, topic: figures.topic, previous: clean(figures.previous), next: clean(figures.next) }, inherited);
  const phrase = leftPhrase(left);
  return { name: name.length > 1 ? name : withSuffix(leftPhrase(clean(masked.slice(Math.max(clause.start, quantity.start - NEAR), quantity.start))) || "未命名", quantity.unit), phrase: phrase.length >= 2 ? phrase : inherited };
}

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
