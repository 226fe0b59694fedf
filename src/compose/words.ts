import type { Computed } from "../domain/answer.js";
import type { Article } from "../domain/article.js";
import type { Fact } from "../domain/fact.js";
import type { Finding, Missing, Remark } from "../domain/finding.js";
import type { AbsentIndicator } from "../domain/language-data.js";
import type { World } from "../domain/world.js";

/** All that answers say, once for each language. Each function returns a line or a part of one. */
export interface Words {
  region(id: string): string;
  indicator(id: string): string;
  theme(id: string): string;
  unit(unit: string): string;
  /** "20.81万亩"; "208,100 mu (20.81万亩)" */
  figure(fact: Fact): string;
  /** "(2017年底)", with 计划数 for a plan; "" when there is nothing to say. */
  when(fact: Fact): string;
  /** "瓮安县茶园面积:20.81万亩(截至2020年)" */
  stated(fact: Fact): string;
  /** The same without the region, for lists under one. */
  listed(fact: Fact): string;
  number(value: number, unit: string): string;
  part(facts: Fact[]): string; // 其中…
  beside(facts: Fact[]): string; // 另有…
  note(fact: Fact): string | null;
  remark(remark: Remark): string | null;
  quote(clause: string): string;
  compared(facts: Fact[], computed: Computed[], want: string): string[];
  ranked(facts: Fact[], order: "asc" | "desc", one: boolean, nth: number): string[];
  tabled(facts: Fact[], indicator: string): string[];
  rankedWithin(facts: Fact[], order: "asc" | "desc", region: string): string[];
  filtered(finding: Extract<Finding, { kind: "filter" }>): string[];
  changed(finding: Extract<Finding, { kind: "change" }>): string[];
  computed(finding: Extract<Finding, { kind: "computed" }>): string[];
  listTitle(finding: Extract<Finding, { kind: "list" }>): string;
  more(count: number): string;
  profileTitle(region: string, count: number): string;
  passage(article: Article, paragraph: number, digest: string, original: boolean): string;
  source(articles: Article[], what: string, facts: Fact[]): string[];
  citation(article: Article, paragraphs: number[]): string;
  sources(lines: string[]): string; // 出处:…
  period(facts: Fact[]): string[];
  status(facts: Fact[]): string[];
  missing(why: Missing): string[];
  near(facts: Fact[]): string | null;
  offer(facts: Fact[]): string; // 江油市有:… (问“江油市有哪些数据”看全部)
  elsewhere(indicator: string, regions: string[]): string;
  seeAlso(digest: string): string;
  clarify(finding: Extract<Finding, { kind: "clarify" }>): string[];
  coverage(what: "regions" | "indicators" | "articles"): string[];
  help(topic: Extract<Finding, { kind: "help" }>["topic"]): string[];
}

export interface WordsContext {
  world: World;
  absent?: readonly AbsentIndicator[]; // their English names; without them the Chinese ones are told
}
