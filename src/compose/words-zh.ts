import type { Computed } from "../domain/answer.js";
import type { Fact } from "../domain/fact.js";
import type { Missing, Remark } from "../domain/finding.js";
import { coveredIn, madeOnce } from "./covered.js";
import { someOf } from "./some-of.js";
import { asPrinted } from "./verbatim.js";
import { isUnreviewed, UNREVIEWED } from "./unreviewed.js";
import { inChinese, plain, printed } from "./numbers.js";
import { HELP_ZH } from "./help-zh.js";
import { sourceWordsZh } from "./source-words-zh.js";
import type { Words, WordsContext } from "./words.js";

/** Between the operands of a working. */
const SIGNS: Partial<Record<Computed["kind"], string>> = { sum: " + ", average: "、", difference: " − ", percent: " → ", product: " × " };

/** The wording in simplified Chinese; traditional is made from it. */
export function wordsZh({ world }: WordsContext): Words {
  const region = (id: string): string => world.regions.get(id)?.short ?? id;
  const indicator = (id: string): string => world.indicators.get(id)?.name ?? id;
  const theme = (id: string): string => [...world.themes.values()].find((t) => t.id === id)?.name ?? id;
  const number = (value: number, unit: string): string => (unit === "百分点" ? `${plain(value, false)}个百分点` : `${inChinese(value)}${unit}`);

  const when = (fact: Fact): string => {
    const parts = [fact.period.text, fact.status === "planned" ? "计划数" : "", isUnreviewed(fact) ? UNREVIEWED.zh : ""].filter(Boolean);
    return parts.length > 0 ? `(${parts.join(",")})` : "";
  };
  const mark = (fact: Fact): string => (isUnreviewed(fact) ? `(${UNREVIEWED.zh})` : "");
  const who = (fact: Fact): string => (fact.subject && !region(fact.region).includes(fact.subject) ? fact.subject : "");
  const helped = (fact: Fact): string => {
    const others = fact.about.map(region).filter((n) => n !== fact.subject);
    return others.length > 0 ? `(涉及${others.join("、")})` : "";
  };
  const stated = (fact: Fact): string => `${region(fact.region)}${who(fact)}${planWord(fact)}${indicator(fact.indicator)}:${printed(fact)}${when(fact)}${helped(fact)}`;
  const planWord = (fact: Fact): string => (fact.status === "planned" && !/计划|目标|预/u.test(indicator(fact.indicator)) ? (fact.subject ? "预计" : "计划") : "");
  const listed = (fact: Fact): string => `${who(fact)}${indicator(fact.indicator)} ${printed(fact)}${when(fact)}`;
  const brief = (fact: Fact): string => `${fact.period.text && !/截至/u.test(fact.period.text) ? fact.period.text : ""}${fact.status === "planned" ? "计划" : ""}${indicator(fact.indicator)} ${printed(fact)}${mark(fact)}`;

  const places = (ids: readonly string[]): string => someOf(ids.map(region), "、", (count) => `等 ${count} 个地区`);
  const coveredRegions = madeOnce(() => places(coveredIn(world).counties));
  const { citation, source, coverage } = sourceWordsZh({ world, region, theme, stated });

  const words: Words = {
    region,
    indicator,
    theme,
    unit: (u) => u,
    figure: printed,
    when,
    stated,
    listed,
    number,
    part: (facts) => `其中${facts.map((x) => `${indicator(x.indicator)} ${printed(x)}`).join(",")}。`,
    beside: (facts) => `另有:${facts.map((x) => `${brief(x)}`).join(";")}。`,
    note: (fact) => (fact.note ? `注:${fact.note}${/[。!?]$/u.test(fact.note) ? "" : "。"}` : null),
    remark,
    quote: (clause) => `原文:“${asPrinted(clause)}”`,
    compared(facts, computed, want) {
      const lines = facts.map((x) => stated(x));
      const winner = computed.find((c) => c.kind === "winner");
      const diff = computed.find((c) => c.kind === "difference");
      const ratio = computed.find((c) => c.kind === "ratio");
      const [a, b] = facts;
      const one = facts.every((x) => x.region === a?.region);
      const top = facts.find((x) => x.value === winner?.value);
      const head = winner && one && top ? `${indicator(top.indicator)}${top.status === "planned" ? "(计划)" : ""}${more(top, want === "min", false)}` : winner && !one ? `${winner.region ?? ""}${more(a, want === "min", false)}` : !one && a && b && a.value === b.value ? "两者相同" : null;
      const gap = diff && a && b ? `相差 ${number(diff.value ?? 0, diff.unit)}(${printedPair(a, b)})` : null;
      const times = ratio ? `前者是后者的 ${plain(ratio.value ?? 0)} 倍` : null;
      return [[head, want === "ratio" ? times : null, gap].filter(Boolean).join(";") + "。", ...lines];
    },
    ranked(facts, order, one, nth) {
      const top = facts[nth - 1] ?? facts[0];
      const place = nth > 1 ? `排第${nth}的是` : "";
      const rows = facts.map((x, i) => `${i + 1}. ${region(x.region)}${who(x)} ${printed(x)}${when(x)}`);
      if (!top) return rows;
      const title = one && place ? `${indicator(top.indicator)}${order === "asc" ? "从低到高" : "从高到低"}${place}${region(top.region)}:${printed(top)}${when(top)}` : one ? `${region(top.region)}的${indicator(top.indicator)}${more(top, order === "asc", true)}:${printed(top)}${when(top)}` : `${indicator(top.indicator)}${order === "asc" ? "从低到高" : "从高到低"}:`;
      return facts.length > 1 ? [title, ...rows] : [`${title}`, "收录的报道中只有这一地有该指标,无法排名。"];
    },
    tabled: (facts, id) => [`各地${indicator(id)}(收录 ${new Set(facts.map((x) => x.region)).size} 地):`, ...facts.map((x) => `· ${region(x.region)}${who(x)} ${printed(x)}${when(x)}`)],
    rankedWithin: (facts, order, id) => [`${region(id)},${order === "asc" ? "从低到高" : "从高到低"}:`, ...facts.map((x, i) => `${i + 1}. ${listed(x)}`)],
    filtered({ facts, others, threshold }) {
      const op = { "<": "低于", "<=": "不超过", ">": "高于", ">=": "不低于", between: "介于" }[threshold.op];
      const bound = `${op}${inChinese(threshold.value)}${threshold.unit}`;
      const name = facts[0] ?? others[0] ? indicator((facts[0] ?? others[0])?.indicator ?? "") : "";
      const rest = others.length > 0 ? [`其余:${others.map((x) => `${region(x.region)} ${printed(x)}${when(x)}`).join(";")}`] : [];
      if (facts.length === 0) return [`收录的报道中没有${name}${bound}的地区。`, ...rest];
      return [`${name}${bound}的有 ${facts.length} 个:${facts.map((x) => region(x.region)).join("、")}`, ...facts.map((x) => `· ${region(x.region)} ${printed(x)}${when(x)}`), ...rest];
    },
    changed({ from, to, stated: told, computed, related }) {
      if (!from || !to) return told.map((x) => stated(x));
      const diff = computed[0];
      const verb = to.value < from.value ? "减少" : to.value > from.value ? "增加" : "不变";
      const size = diff ? number(diff.value ?? 0, diff.unit) : "";
      const also = told[1] ? `,${indicator(told[1].indicator)} ${printed(told[1])}` : "";
      const percent = from.unit === "%" ? (verb === "减少" ? "下降" : "上升") : verb;
      const head = `${region(from.region)}${who(from)}${indicator(from.indicator)}${to.status === "planned" ? "计划" : ""}${percent} ${size}${also}`;
      const rows = [`${from.period.text || "起点"}:${printed(from)}`, `${to.period.text || "终点"}:${printed(to)}${to.status === "planned" ? "(计划数)" : ""}`].map((row, i) => row + mark(i === 0 ? from : to));
      const other = related.length === 2 ? [`${related.map((x) => `${x.period.text}:${printed(x)}`).join(" → ")}`] : [];
      return [head, `${rows.join(" → ")}(${plain(Math.max(from.value, to.value), false)} − ${plain(Math.min(from.value, to.value), false)} = ${plain(Math.abs(from.value - to.value), false)})`, ...other];
    },
    computed({ facts, computed }) {
      const lines = computed.map((c) => result(c, c.from.flatMap((id) => facts.find((x) => x.id === id) ?? [])));
      const places = new Set(facts.map((x) => x.region));
      const operand = (x: Fact): string => `${places.size > 1 ? region(x.region) : ""}${indicator(x.indicator)} ${printed(x)}${when(x)}`;
      const first = computed[0];
      const sign = first ? SIGNS[first.kind] ?? " ÷ " : "";
      return [...lines, `算式:${facts.map(operand).join(sign)}`];
    },
    listTitle({ title }) {
      const parts = [title.region ? region(title.region) : "", title.period ?? "", title.theme ? `${theme(title.theme)}方面` : "", title.status === "planned" ? "的计划和目标" : "的数据"];
      return `${parts.join("")}:`;
    },
    more: (count) => `还有 ${count} 项,问“还有呢”接着看。`,
    profileTitle: (id, count) => `${region(id)}:收录 ${count} 项数据,主要有:`,
    passage: (_, n, digest, original) => `${digest}(${original ? "原文" : "据"}第${n}段)`,
    source,
    citation,
    sources: (lines) => (lines.length === 1 ? `出处:${lines[0] ?? ""}` : lines.map((l, i) => `出处${i + 1}:${l}`).join("\n")),
    period: (facts) =>
      facts.map((x) => (x.period.text ? `${indicator(x.indicator)} ${printed(x)}:${x.period.text}的数据。` : `${indicator(x.indicator)} ${printed(x)}:原文没有注明年份${publishedPart(x.article)}。`)),
    status: (facts) => facts.map((x) => (x.status === "planned" ? `${indicator(x.indicator)} ${printed(x)}:是计划数(目标、预计),报道没有说已经完成。` : `${indicator(x.indicator)} ${printed(x)}:是报道所述的实际数,不是计划。`)),
    missing,
    near: (facts) => (facts.length > 0 ? `相近的有:${facts.map((x) => `${region(x.region)}${who(x)}${brief(x)}`).join(";")}` : null),
    offer: (facts) => {
      const places = [...new Set(facts.map((x) => x.region))];
      const one = places.length === 1 && places[0] ? region(places[0]) : null;
      return one ? `${one}有:${facts.map(brief).join("、")} …(问“${one}有哪些数据”看全部)` : `相近的有:${facts.map((x) => `${region(x.region)}${who(x)}${brief(x)}`).join(";")}`;
    },
    elsewhere: (id, regions) => `有${indicator(id)}的地区:${places(regions)}`,
    seeAlso: (digest) => `报道里相关的内容:${digest}`,
    clarify({ facts, within }) {
      if (within) return [`收录的报道没有${region(within)}全境的这一数字,其下有:`, ...facts.map((x) => `· ${stated(x)}`)];
      const first = facts[0];
      const same = first && facts.every((x) => x.indicator === first.indicator);
      return [`您问的是哪个地方${same && first ? `的${indicator(first.indicator)}` : ""}?收录的有:`, ...facts.map((x) => `· ${stated(x)}`)];
    },
    coverage,
    help: (topic) => HELP_ZH[topic],
  };

  /** A figure worked out, with what it is. */
  function result(c: Computed, facts: readonly Fact[]): string {
    const [a, b] = facts;
    const place = c.region ?? [...new Set(facts.map((x) => region(x.region)))].join("、");
    const value = plain(c.value ?? 0, false);
    const named = (x: Fact | undefined): string => (x ? indicator(x.indicator) : "");
    const even = c.kind === "average" && !c.unit.includes("/");
    const heads: Partial<Record<Computed["kind"], string>> = {
      share: a && b && a.indicator === b.indicator ? `${place}${named(a)}:${a.period.text}约为${b.period.text}的 ${value}%` : `${place}${named(a)}约占${named(b)}的 ${value}%`,
      ratio: `${place}${named(a)}约为${named(b)}的 ${value} 倍`,
      average: even ? `${place}平均 ${number(c.value ?? 0, c.unit)}` : `${place}平均每${c.unit.split("/")[1] ?? ""}约 ${value} ${c.unit.split("/")[0] ?? ""}`,
      sum: `${place}合计 ${number(c.value ?? 0, c.unit)}`,
      difference: `${place}相差 ${number(c.value ?? 0, c.unit)}`,
      percent: `${place}${named(a)}变化约 ${value}%`,
      product: `${place}约 ${number(c.value ?? 0, c.unit)}`,
    };
    return `${heads[c.kind] ?? value}(计算所得)`;
  }

  /** 更低, 最少 …: rates and money are high or low, counts many or few. */
  function more(fact: Fact | undefined, less: boolean, most: boolean): string {
    const graded = fact && (fact.unit === "%" || fact.unit === "元" || fact.unit === "倍");
    return (most ? "最" : "更") + (graded ? (less ? "低" : "高") : less ? "少" : "多");
  }

  function printedPair(a: Fact, b: Fact): string {
    const [high, low] = a.value >= b.value ? [a, b] : [b, a];
    return `${printed(high)} − ${printed(low)}`;
  }

  function publishedPart(article: string): string {
    const date = world.articles.get(article)?.published;
    return date ? `(报道发表于${date})` : "";
  }

  function remark(r: Remark): string | null {
    switch (r.kind) {
      case "undated":
        return `原文没有注明这一数字的年份${publishedPart(r.fact.article)}。`;
      case "other_period":
        return `没有${r.asked}的数据,以上是${r.fact.period.text || "未注明年份"}的数据。`;
      case "relative_year":
        return `“${r.word}”按报道写作时间理解为${r.year}年。`;
      case "periods_differ":
        return "注意:各数据的时间不同,比较时请留意。";
      case "mixed_status":
        return "注意:其中既有计划数,也有实际数。";
      case "indicators_differ":
        return `注意:两边的口径不同(${r.indicators.map(indicator).join("、")}),比较时请留意。`;
      case "lacking":
        return `收录的报道没有${r.regions.map(region).join("、")}的${indicator(r.indicator)}。`;
      case "only_planned":
        return "报道只给出计划数,没有说已经完成。";
      case "claim":
        return r.right ? `与您说的${r.claimed}一致。` : `报道里不是${r.claimed}。`;
      case "direction": {
        const down = r.from ? r.fact.value < r.from.value : r.fact.words.some((w) => /降|减/u.test(w));
        return `报道说的是${down ? "下降" : "上升"}${r.from ? `:${printed(r.from)}${when(r.from)} → ${printed(r.fact)}${when(r.fact)}` : `到${printed(r.fact)}`}。`;
      }
      case "spelling":
        return `(按“${r.read}”理解)`;
      case "stated_agrees":
        return `报道也写明${indicator(r.fact.indicator)} ${printed(r.fact)},与相减结果一致。`;
      case "stated_differs":
        return `报道写明${indicator(r.fact.indicator)} ${printed(r.fact)},与相减所得 ${plain(r.computed, false)} 不一致,以报道为准。`;
      default:
        return r satisfies never;
    }
  }

  function missing(why: Missing): string[] {
    switch (why.kind) {
      case "outside":
        return [`收录的报道没有${why.places.join("、")}的数据。`, `收录的地区:${coveredRegions()}`];
      case "absent_indicator":
        return [`收录的报道没有${why.region ? `${region(why.region)}的` : ""}${why.names.join("、")}。`];
      case "no_indicator":
        return [`收录的报道没有${region(why.region)}的${indicator(why.indicator)}。`];
      case "no_period":
        return [`收录的报道没有${why.region ? region(why.region) : ""}${why.asked}的${why.indicator ? indicator(why.indicator) : "数据"}。${why.have.length > 0 ? `有的是:${why.have.join("、")}。` : ""}`];
      case "no_status":
        return [`收录的报道没有${why.region ? region(why.region) : ""}的${why.asked === "planned" ? "计划数" : "实际完成数"}。`];
      case "no_match":
        return [why.region ? `收录的报道没有说到${region(why.region)}的这一项。` : "收录的报道没有说到这一点。"];
      case "unlike":
        return [`${why.what.join("与")}口径或单位不同,不能直接比较或相加。`];
      case "no_operand":
        return [`收录的报道没有${region(why.region)}的这一项数据,无法比较。`];
      case "premise":
        return [`收录的报道没有这样说,说的是另一回事。`];
      default:
        return why satisfies never;
    }
  }

  return words;
}
