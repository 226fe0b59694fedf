import type { Computed, Option } from "./answer.js";
import type { Fact } from "./fact.js";
import type { Threshold } from "./understanding.js";

/** Something the reader must be told beside the figure; the wording is in compose/. */
export type Remark =
  | { kind: "undated"; fact: Fact } // asked for a year, the article does not date the figure
  | { kind: "other_period"; asked: string; fact: Fact } // carried-over year not there; this is what there is
  | { kind: "relative_year"; word: string; year: number } // 今年 read as the article's year
  | { kind: "periods_differ" }
  | { kind: "mixed_status" }
  | { kind: "indicators_differ"; indicators: string[] } // alike, yet not the same: 合作社 and 与村对接的合作社
  | { kind: "lacking"; regions: string[]; indicator: string } // regions of the question that a comparison had to leave out
  | { kind: "only_planned" } // asked what was done; there is only the plan
  | { kind: "claim"; right: boolean; claimed: string; fact: Fact }
  | { kind: "direction"; fact: Fact; from: Fact | null } // 上升了吗: the article tells that it went the other way, from this figure where it gives one
  | { kind: "spelling"; read: string } // 开洲 read as 开州区
  | { kind: "stated_agrees"; fact: Fact; computed: number }
  | { kind: "stated_differs"; fact: Fact; computed: number };

/** Why nothing can be stated. */
export type Missing =
  | { kind: "outside"; places: string[] } // a place that no article is about
  | { kind: "absent_indicator"; names: string[]; region: string | null }
  | { kind: "no_indicator"; indicator: string; region: string; elsewhere: string[] } // known indicator, not for this region
  | { kind: "no_period"; asked: string; region: string | null; indicator: string; have: string[] }
  | { kind: "no_status"; asked: "actual" | "planned"; region: string | null }
  | { kind: "no_match"; region: string | null }
  | { kind: "unlike"; what: string[] } // units or indicators that cannot be compared
  | { kind: "no_operand"; region: string }
  | { kind: "premise"; article: string; paragraph: number }; // 为什么没…: the articles do not say that it did not

export interface PassageFound {
  article: string;
  paragraph: number;
  confidence: number;
}

/** What retrieval found: the material of an answer, not yet worded. */
export type Finding =
  | { kind: "fact"; main: Fact[]; related: Fact[]; remarks: Remark[] }
  | { kind: "comparison"; facts: Fact[]; related: Fact[]; computed: Computed[]; remarks: Remark[]; want: "max" | "min" | "difference" | "ratio" }
  | { kind: "ranking"; facts: Fact[]; order: "asc" | "desc"; one: boolean; computed: Computed[]; remarks: Remark[]; within?: string; nth?: number }
  | { kind: "table"; indicator: string; facts: Fact[]; remarks: Remark[] } // one indicator, every place that has it
  | { kind: "several"; parts: Finding[] } // each thing asked for, one after the other
  | { kind: "filter"; facts: Fact[]; others: Fact[]; threshold: Threshold; remarks: Remark[] }
  | { kind: "change"; from: Fact | null; to: Fact | null; stated: Fact[]; related: Fact[]; computed: Computed[]; remarks: Remark[] }
  | { kind: "computed"; op: "share" | "ratio" | "sum" | "average" | "difference" | "percent" | "product"; facts: Fact[]; computed: Computed[]; remarks: Remark[] }
  | { kind: "list"; title: { region: string | null; theme: string | null; period: string | null; status: "planned" | "actual" | null }; facts: Fact[]; more: number; options: Option[] }
  | { kind: "profile"; region: string; facts: Fact[]; count: number; options: Option[] }
  | { kind: "passage"; passages: PassageFound[]; related: Fact[]; remarks: Remark[] }
  | { kind: "source"; articles: string[]; facts: Fact[]; what: "all" | "publisher" | "date" | "author" | "title" | "paragraph" | "editor" }
  | { kind: "period_of"; facts: Fact[] }
  | { kind: "status_of"; facts: Fact[] }
  | { kind: "coverage"; what: "regions" | "indicators" | "articles" }
  | { kind: "clarify"; facts: Fact[]; by: "region" | "indicator" | "place"; places: string[]; options: Option[]; within?: string }
  | { kind: "not_found"; why: Missing; related: Fact[]; passages: PassageFound[]; options: Option[] }
  | { kind: "help"; topic: "start" | "greeting" | "thanks" | "who" | "source" | "bye" | "empty" | "off_topic" | "noise" };
