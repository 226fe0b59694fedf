import type { Quantity } from "../text/quantities/index.js";
import type { Span } from "../text/sentences.js";
import { leftPhrase, withSuffix } from "./indicator-name.js";

/** What the sentence counted last. */
export interface Base {
  name: string;
  unit: string;
}

/** The figures of one clause, and what is around it. */
export interface ClauseFigures {
  masked: string;
  clause: Span;
  inside: readonly Quantity[];
  topic: string;
  previous: string;
  next: string;
}

/** Names of parts that say nothing without the work they belong to. */
const PART_ONLY = /^(?:新建|改造|建设|投资|投入|完成|与|和|及|、|总|新改建|铺设)*(?:线路|里程|管道|管网|资金|投资|投入|设施)?(?:里程|长度|金额|数)?$/u;
const NOTHING = /^(?:未命名)?(?:金额|人数|户数|面积|里程|数|比例|资金)?$/u;
const BARE_START = /^(?:已|又|再|目前|其中)?(?<verb>启动|完成|到位|建成|开工|投用|发放|落实|竣工|实施)?$/u;
const RANKED = /(?:位列|位居|居|列|名列|排|在|跃居|稳居|综合|全[国省市县区州]|第){1,5}排名$/u;
const EACH = /^每(?:人|户|个|名|亩|村)(?:每[年月天])?(?<what>\p{Script=Han}{2,3})$/u;

/** A name that says too little takes what the sentence counted before, the work it tells of, or the clause before. */
export function whole(name: string, left: string, quantity: Quantity, project: string, base: Base, around: ClauseFigures): string {
  const { unit } = quantity;
  const verb = BARE_START.exec(left.replace(/[\s,，、]/gu, ""))?.groups?.["verb"];
  if (base.name !== "" && base.unit === unit && (NOTHING.test(name) || (verb !== undefined && name.length <= 5))) return withSuffix(`${verb ?? ""}${base.name.replace(/^(?:实施|新建|建设|投入|完成|安排)(?=.{2})/u, "")}`, unit);
  const peer = peerName(name, base, quantity) ?? partName(name, left, base, quantity) ?? ratioOf(name, left, around, quantity);
  if (peer !== null) return peer;
  if ((unit === "位" || unit === "名") && (name === "排名" || (RANKED.test(name) && name.length <= 6))) {
    const told = leftPhrase(around.previous.split(/\d/u).at(-1) ?? "").replace(/^[个家名项]/u, "");
    return `${told.length >= 3 ? told : base.name}排名`;
  }
  if (NOTHING.test(name)) {
    const head = leftPhrase(clean(around.masked.slice(around.clause.start, around.inside[0]?.start ?? 0)).replace(/连续$/u, ""));
    const before = /\d|(?:说|介绍|表示|告诉记者|坦言)[,，:]?$/u.test(around.previous) ? "" : leftPhrase(around.previous.replace(/(?:最多|最大|次之|如下|居首)[,，。;:]?$/u, "").replace(/[,，。;:]$/u, ""));
    const thing = [head, before].find((one) => one.length >= 2 && one.length <= 14);
    if (thing) return withSuffix(thing, unit);
  }
  const each = EACH.exec(name)?.groups?.["what"];
  if (each && base.name !== "") return `${base.name}${each}`;
  return PART_ONLY.test(name) && project !== "" ? project + name : name;
}

/** What a later 增长 or 占 is said of: the name without the suffix that only counts. */
export function baseOf(name: string, base: Base, { unit }: Quantity): Base {
  if (unit === "位" || unit === "年" || name.startsWith("未命名")) return base;
  return { name: name.replace(/(?<=.{2})(?:人数|户数|数|金额|数量|比例)$/u, ""), unit };
}

/** Place names are no part of an indicator; what stands before the last of them belongs to another thing. */
export function clean(text: string): string {
  const parts = text.split("\u0001");
  const upToMark = (part: string): string => part.slice(0, Math.max(...[...",，。;:、"].map((c) => part.lastIndexOf(c))) + 1);
  return parts.map((part, i) => (i === parts.length - 1 ? part : upToMark(part))).join("");
}

/** What is counted stands right behind the number, before any place: 4家塑料企业去年为长垣供应原料. */
export function cleanRight(text: string): string {
  const [first = ""] = text.split("\u0001");
  return first.trim() === "" ? clean(text) : first;
}

const CLASSED = /^的(?:还|共|就|已|也|仅|只|约)?(?:有|达|占|为)?(?:近|超过)?$/u;

/** 种地超过千亩的有11户, 600分以上的有129人: the figure before says which are counted. */
export function classed(left: string, before: Quantity | undefined, words: string): string | null {
  return before && CLASSED.test(left) ? leftPhrase(words) + before.surface : null;
}

/** Words of one kind, of which one sentence tells in turn. */
const PEERS: readonly string[][] = ["小学 初中 高中 中学 幼儿园", "城镇 农村 城市 乡村 县城", "男性 女性", "第一产业 第二产业 第三产业"].map((row) => row.split(" "));

/** 小学平均班额降到43人,初中为46人: the second is an average too. */
function peerName(name: string, base: Base, { unit }: Quantity): string | null {
  if (base.unit !== unit) return null;
  for (const peers of PEERS) {
    const own = peers.find((word) => name.startsWith(word));
    const other = peers.find((word) => base.name.includes(word));
    if (own && other && own !== other && name.length <= own.length + 2) return base.name.replace(other, own);
  }
  return null;
}

const OF_PROJECT = /^(?:完成|概算|协议|计划|实际|累计|总|年度|涉及|到位)*(?:总投资|投资|资金)(?:额|金额)?$/u;
const TOTAL = /^(?:总数|总量|总面积|总里程|总人数|总户数)$/u;
const PART = /^[,，]?其中,?(?:已经?|现已|已有)?(?<verb>[\p{Script=Han}]{2})$/u;

/** 技改项目86个,完成投资62亿元; 新增企业23家,总数达到97家; 廊道129公里,其中已开放46公里. */
function partName(name: string, left: string, base: Base, { unit }: Quantity): string | null {
  if (OF_PROJECT.test(name) && base.unit !== unit && /(?:项目|工程)$/u.test(base.name)) return base.name.replace(/^(?:实施|新建|安排)/u, "") + name;
  if (base.unit !== unit || base.name.length < 3) return null;
  if (TOTAL.test(name)) return base.name.replace(/^(?:新增|新建|新培育|新认定)/u, "") + name;
  const verb = PART.exec(left.replace(/\s/gu, ""))?.groups?.["verb"];
  return verb !== undefined && name.length <= verb.length + 2 ? withSuffix(verb + base.name, unit) : null;
}

const METRIC = /(?<metric>[\p{Script=Han}]{2,12}(?:率|比例|比重|占比|标准|班额|价格|单价|均价|补助|补贴))[,，:]$/u;

/** 本科以上学历教师比例,小学从43%升至71%: what is measured stands alone in the clause before. */
function ratioOf(name: string, left: string, { previous, masked, clause, inside }: ClauseFigures, { unit, start }: Quantity): string | null {
  if (inside[0]?.start !== start || left.length > 8 || !/[从由为达是]$/u.test(left)) return null;
  const metric = METRIC.exec(previous)?.groups?.["metric"];
  const thing = leftPhrase(clean(masked.slice(clause.start, start)));
  return metric === undefined || thing.length < 2 || thing.length > 6 || (unit !== "%" && /率|比/u.test(metric)) || name.length > thing.length + 2 ? null : thing + metric;
}

/** 某学校现有在校生 → 在校生: whose figure it is stands in the subject. */
export function withoutSubject(name: string, subject: string | null): string {
  if (subject === null) return name;
  let from = name.includes("·") || name.indexOf(subject) > 0 ? Math.max(0, name.indexOf(subject) + (name.includes(subject) ? subject.length : 0)) : 0;
  for (let cut = 0; from === 0 && subject.length - cut >= 3; cut++) if (name.startsWith(subject.slice(cut))) from = subject.length - cut;
  const rest = name.slice(from).replace(/^(?:的|现有|今年|去年|目前|已经?|共)+(?=.{2})/u, "");
  return from > 0 && rest.length >= 2 ? rest : name;
}
