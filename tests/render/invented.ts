import type { Answer, FactView } from "../../src/domain/answer.js";

/** Facts and answers of invented places. */
export function factView(changes: Partial<Omit<FactView, "period" | "region" | "indicator">> & { place?: string; what?: string; when?: string; thing?: string } = {}): FactView {
  const { place = "云阳岭", what = "茶园面积", when = "2000年", thing = "tea_area", ...rest } = changes;
  return {
    id: "yangling-2001/2/1",
    region: { id: "990101", name: place, parents: ["天南省"] },
    indicator: { id: what === "" ? null : thing, name: what },
    subject: null, value: 30_000, valueMax: null, unit: "亩", qualifier: "exact",
    period: { text: when, start: null, end: null },
    status: "actual", article: "yangling-2001", paragraph: 2, surface: "3万亩",
    about: [], also: [], of: null, change: null, words: [], note: null, origin: "curated",
    ...rest,
  };
}

export function answer(changes: Partial<Answer> = {}): Answer {
  return {
    id: "1", chat: "1", question: "云阳岭种了多少茶？", language: "zh-Hans", kind: "fact",
    text: "云阳岭茶园面积:3万亩(2000年)\n出处:《云阳岭的茶》", headline: "云阳岭茶园面积:3万亩(2000年)",
    facts: [factView()], related: [], computed: [], passages: [], citations: [], options: [],
    why: { intent: "figure", template: null, rules: [] },
    ...changes,
  };
}
