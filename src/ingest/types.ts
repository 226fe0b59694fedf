import type { Digest, Script } from "../domain/article.js";
import type { Qualifier, Status } from "../domain/fact.js";
import type { Indicator } from "../domain/indicator.js";
import type { PlaceData } from "../domain/language-data.js";
import type { NamingFile } from "../domain/naming.js";
import type { Period } from "../domain/period.js";
import type { Place, Region } from "../domain/region.js";
import type { WeightSets } from "../domain/weights.js";
import type { Segmenter } from "../text/segment.js";

export type { Place } from "../domain/region.js";

export type Role = Digest["role"];
export type Level = Region["level"];

/** A paragraph as it was read: the nth non-blank line. */
export interface Paragraph {
  n: number; // from 1, before any cleaning
  text: string; // trimmed, in the article's script
  role: Role;
}

/** What an article says of itself; null where it says nothing. */
export interface ArticleMeta {
  title: string | null; // as printed
  publisher: string | null;
  published: string | null; // ISO day
  authors: string[];
  photographers: string[];
  editors: string[];
  script: Script;
  inferred: { year: number; reason: string } | null; // what the text proves where no date is printed
}

/** An article in one shape, whatever file it came from. */
export interface ParsedArticle {
  id: string; // stem of the file name
  paragraphs: Paragraph[];
  meta: ArticleMeta;
  sha256: string; // of the file's bytes
}

/** What is known before an article is read. */
export interface Knowledge {
  regions: readonly Region[];
  indicators: readonly Indicator[];
  places: PlaceData;
  weights: WeightSets; // of the judges
  naming: NamingFile; // words by which figures are named
  segmenter: Segmenter;
}

/** A fact as the machine found it, with the reasons. */
export interface Proposal {
  article: string;
  paragraph: number;
  start: number; // of the surface in the paragraph, UTF-16
  end: number;
  clause: { start: number; end: number }; // what to show a reviewer
  region: Place;
  parents: Place[]; // above the region, nearest first
  about: Place[]; // whom the figure concerns besides: whom a partner helped
  subject: string | null;
  indicator: { id: string | null; name: string; aliases?: string[] }; // aliases: names that a person corrected
  value: number;
  valueMax: number | null;
  unit: string;
  qualifier: Qualifier;
  period: Period;
  status: Status;
  surface: string;
  also: number[];
  notes: string[]; // contradictions, checked arithmetic
  confidence: number; // 0–1: how sure that value, unit and region are right
  rules: string[]; // the rules that made it: "quantity: measure", "region: heading", …
}
