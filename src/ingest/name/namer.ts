import { createJudge, type Judge } from "../../judge/index.js";
import type { NamingFile } from "../../domain/naming.js";
import type { Weights } from "../../domain/weights.js";
import type { Quantity } from "../../text/quantities/index.js";
import type { Segmenter } from "../../text/segment.js";
import type { Span } from "../../text/sentences.js";
import { candidatesOf } from "./candidates.js";
import { features, type Naming } from "./features.js";
import type { NameCandidate } from "./frame.js";
import type { Told } from "./setting.js";
import { createTokenise, type Token } from "./tokens.js";
import { createUnitWords } from "./units.js";

/** The name of a figure, simplified, and how surely it is a good one, 0 … 1. */
export interface FigureName {
  name: string;
  sure: number;
}

/** Chooses among the names of one figure; -1 for none. */
export type ChooseName = (
  candidates: readonly NameCandidate[], naming: Naming,
) => { at: number; sure: number };

/** Names the figures of an article, sentence by sentence. */
export interface Namer {
  article(): ArticleNames;
}

export interface ArticleNames {
  paragraph(n: number): void;
  /** The names of a sentence's figures, in order. */
  sentence(masked: string, clauses: readonly Span[], figures: readonly Quantity[]): FigureName[];
}

export interface NamerParts {
  segmenter: Segmenter;
  naming: NamingFile;
  choose: ChooseName;
}

/** The judge's choice, with weights that `npm run fit` found. */
export function chooseByJudge(weights: Weights | undefined): ChooseName {
  if (!weights) return (candidates) => ({ at: candidates.length > 0 ? 0 : -1, sure: 0 });
  const judge: Judge<NameCandidate, Naming> = createJudge(features, weights);
  return (candidates, naming) => {
    const [first] = judge.rank(candidates, naming);
    return first ? { at: candidates.indexOf(first.candidate), sure: first.p } : { at: -1, sure: 0 };
  };
}

const NAMELESS = "未命名";

export function createNamer({ segmenter, naming, choose }: NamerParts): Namer {
  const tokenise = createTokenise(segmenter, naming);
  const units = createUnitWords(naming);
  const empty = new Set(naming.empty);
  return {
    article() {
      let before: Told | null = null;
      let paragraph = 0;
      return {
        paragraph(n) {
          [before, paragraph] = [null, n];
        },
        sentence(masked, clauses, figures) {
          const first = clauses[0];
          const last = clauses.at(-1);
          if (!first || !last || figures.length === 0) return [];
          if (figures.length > MOST) {
            return inParts(clauses, figures).flatMap((part) => this.sentence(masked, ...part));
          }
          const tokens = tokenise(masked, { start: first.start, end: last.end }, figures);
          const told: Told[] = [];
          const names = figures.map((quantity, k): FigureName => {
            const at = tokens.findIndex(({ figure }) => figure === k);
            const clause = clauses.find(({ end }) => end > quantity.start) ?? last;
            const setting: Naming = {
              tokens, at, quantity, units, spoken: naming.spoken, told, before, masked, empty,
              paragraph, ...rangeOf(tokens, clause),
            };
            const candidates = at < 0 ? [] : candidatesOf(setting);
            const { at: chosen, sure } = choose(candidates, setting);
            const one = candidates[chosen];
            if (!one) return { name: units.complete(NAMELESS, quantity.unit), sure: 0 };
            told.push(toldOf(one, quantity, at));
            return { name: one.name, sure };
          });
          before = told.findLast(({ kind }) => kind === "own") ?? before;
          return names;
        },
      };
    },
  };
}

/** A sentence of more figures is an endless list: it is named in parts, for each figure looks at all that stands before it. */
const MOST = 64;

function inParts(clauses: readonly Span[], figures: readonly Quantity[]): [Span[], readonly Quantity[]][] {
  const parts: [Span[], readonly Quantity[]][] = [];
  let from = clauses[0]?.start ?? 0;
  for (let i = 0; i < figures.length; i += MOST) {
    const part = figures.slice(i, i + MOST);
    const to = i + MOST < figures.length ? (part.at(-1)?.end ?? from) : (clauses.at(-1)?.end ?? from);
    const inside = clauses.filter(({ start, end }) => end > from && start < to);
    parts.push([inside.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) })), part]);
    from = to;
  }
  return parts;
}

/** The tokens of a clause. */
function rangeOf(tokens: readonly Token[], { start, end }: Span): { from: number; to: number } {
  const from = tokens.findIndex((token) => token.start >= start);
  const to = tokens.findLastIndex((token) => token.start < end) + 1;
  return { from: Math.max(0, from), to };
}

function toldOf(one: NameCandidate, { unit }: Quantity, token: number): Told {
  const [first] = one.words;
  const verb = first?.tag === "verb" && one.name.startsWith(first.word) ? first.word : "";
  const { name, thing, kind, metric, words } = one;
  return { name, thing, unit, kind, verb, metric, words, token };
}
