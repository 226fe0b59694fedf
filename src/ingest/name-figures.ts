import type { Quantity } from "../text/quantities/index.js";
import { clausesOf, type Span } from "../text/sentences.js";
import { type ChangeName, changeName, nameOfChange } from "./change-name.js";
import { distributed, indicatorName, leftPhrase, listedVerb, predicateName, withSuffix } from "./indicator-name.js";
import type { Mention } from "./places.js";

/** Names the figures of one sentence, clause by clause. */
export interface SentenceNames {
  /** The names of the figures in the next clause, in order. */
  clause(index: number, inside: readonly Quantity[]): string[];
}

/** 发展茶产业, 实施电网改造工程: what the sentence is about, for figures that say only 户均增收 or 线路. */
const TOPIC = /^[^,，]{0,4}(?:发展|实施|推进|搞活|推广|突出|强化|抓实|抓好|做强|做大|壮大|培育)(?<t>[\p{Script=Han}]{2,4}?)(?:产业|扶贫|经济|农业)/u;
const PROJECT = /(?:实施|推进|加强|加快|开展|完善|启动)(?:了)?(?<p>[\p{Script=Han}]{3,8}?)(?:建设|工程|项目|行动)/gu;
/** Names of parts that say nothing without the work they belong to. */
const PART_ONLY = /^(?:新建|改造|建设|投资|投入|完成|与|和|及|、|总|新改建|铺设)*(?:线路|里程|管道|管网|资金|投资|投入|设施)?(?:里程|长度|金额|数)?$/u;

interface Base {
  name: string;
  unit: string;
}

const NEAR = 80; // characters around a figure in which its name or predicate stands
const LONGEST_CHAIN = 8; // figures without words between them

/** @param masked the folded paragraph, place names blanked */
export function createSentenceNames(masked: string, sentence: Span): SentenceNames {
  const clauses = clausesOf(masked, sentence);
  let topic = "";
  let project = "";
  const projects = [...masked.slice(sentence.start, sentence.end).matchAll(PROJECT)];
  let base: Base = { name: "", unit: "" }; // what the sentence counted last
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
      return inside.map((quantity, k) => {
        const left = clean(masked.slice(inside[k - 1]?.end ?? clause.start, quantity.start));
        for (let next = projects[0]; next && next.index < quantity.start - sentence.start; next = projects[0]) project = projects.shift()?.groups?.["p"] ?? project;
        const change = distributed(clean(masked.slice(clause.start, inside[0]?.start)), 0) !== null ? null : /^[、和及与]$/u.test(left) ? told : changeName(left, quantity.unit);
        told = change; // 分别增长7.1%和9.3%
        if (change && (base.name !== "" || (change.kind === "change" && change.own.length >= 2))) return nameOfChange(change, base.name, quantity);
        const named = nameOf(k, around, inherited);
        inherited = named.phrase;
        const name = whole(named.name, left, quantity, project, base, around);
        base = baseOf(name, base, quantity);
        return name;
      });
    },
  };
}

const NOTHING = /^(?:未命名)?(?:金额|人数|户数|面积|里程|数|比例|资金)?$/u;
const BARE_START = /^(?:已|又|再|目前|其中)?(?<verb>启动|完成|到位|建成|开工|投用|发放|落实|竣工|实施)?$/u;
const RANKED = /(?:位列|位居|居|列|名列|排|在|跃居|稳居|综合|全[国省市县区州]|第){1,5}排名$/u;
const EACH = /^每(?:人|户|个|名|亩|村)(?:每[年月天])?(?<what>\p{Script=Han}{2,3})$/u;

/** A name that says too little takes what the sentence counted before, the work it tells of, or the clause before. */
function whole(name: string, left: string, { unit }: Quantity, project: string, base: Base, around: ClauseFigures): string {
  const verb = BARE_START.exec(left.replace(/[\s,，、]/gu, ""))?.groups?.["verb"];
  if (base.name !== "" && base.unit === unit && (NOTHING.test(name) || (verb !== undefined && name.length <= 5))) return withSuffix(`${verb ?? ""}${base.name.replace(/^(?:实施|新建|建设|投入|完成|安排)(?=.{2})/u, "")}`, unit);
  if ((unit === "位" || unit === "名") && (name === "排名" || (RANKED.test(name) && name.length <= 6))) {
    const told = leftPhrase(around.previous.split(/\d/u).at(-1) ?? "").replace(/^[个家名项]/u, "");
    return `${told.length >= 3 ? told : base.name}排名`;
  }
  if (NOTHING.test(name)) {
    const head = leftPhrase(clean(around.masked.slice(around.clause.start, around.inside[0]?.start ?? 0)).replace(/连续$/u, ""));
    const before = /\d/u.test(around.previous) ? "" : leftPhrase(around.previous.replace(/(?:最多|最大|次之|如下|居首)[,，。;:]?$/u, "").replace(/[,，。;:]$/u, ""));
    const thing = [head, before].find((one) => one.length >= 2 && one.length <= 14);
    if (thing) return withSuffix(thing, unit);
  }
  const each = EACH.exec(name)?.groups?.["what"];
  if (each && base.name !== "") return `${base.name}${each}`;
  return PART_ONLY.test(name) && project !== "" ? project + name : name;
}

/** What a later 增长 or 占 is said of: the name without the suffix that only counts. */
function baseOf(name: string, base: Base, { unit }: Quantity): Base {
  if (unit === "位" || unit === "年" || name.startsWith("未命名")) return base;
  return { name: name.replace(/(?<=.{2})(?:人数|户数|数|金额|数量|比例)$/u, ""), unit };
}

/** The figures of one clause, and what is around it. */
interface ClauseFigures {
  masked: string;
  clause: Span;
  inside: readonly Quantity[];
  topic: string;
  previous: string;
  next: string;
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
  const predicate = quantity.unit === "%" ? predicateName(clean(masked.slice(quantity.end, Math.min(clause.end, quantity.end + NEAR)))) : null;
  if (predicate !== null) return { name: predicate, phrase: inherited };
  let last = k; // the end of a chain without words between
  while (last - k < LONGEST_CHAIN && inside[last + 1] && /^[^\p{Script=Han}]?$/u.test(masked.slice(inside[last]?.end, inside[last + 1]?.start))) last++;
  const right = clean(masked.slice(inside[last]?.end ?? quantity.end, Math.min(inside[last + 1]?.start ?? clause.end, clause.end)));
  const verb = k > 0 && left.startsWith("、") ? listedVerb(head) : "";
  const name = indicatorName(quantity, { left: verb + left.replace(/^、/u, ""), right, topic: figures.topic, previous: clean(figures.previous), next: clean(figures.next) }, inherited);
  const phrase = leftPhrase(left);
  return { name: name.length > 1 ? name : withSuffix(leftPhrase(clean(masked.slice(Math.max(clause.start, quantity.start - NEAR), quantity.start))) || "未命名", quantity.unit), phrase: phrase.length >= 2 ? phrase : inherited };
}

/** Place names are no part of an indicator; what stands before the last of them belongs to another thing. */
function clean(text: string): string {
  const parts = text.split("\u0001");
  const upToMark = (part: string): string => part.slice(0, Math.max(...[...",，。;:、"].map((c) => part.lastIndexOf(c))) + 1);
  return parts.map((part, i) => (i === parts.length - 1 ? part : upToMark(part))).join("");
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
