/** The original articles, when the one who runs the bot has them (ARTICLES_DIR). */
export interface Originals {
  /** The clause of a paragraph that holds a figure as printed, or null when the paragraph does not hold it. */
  clause(article: string, paragraph: number, surface: string): string | null;
  /** The paragraph as printed, or null. */
  paragraph(article: string, paragraph: number): string | null;
}
