import type { Article } from "../domain/article.js";

/** The article's bibliography, as far as a reference needs it. */
export type Cited = Pick<Article, "label" | "labelEn" | "title" | "subtitle" | "publisher" | "published" | "inferred" | "authors">;

/** N newspaper, EB/OL web page, Z anything else: told by the publisher's name, the only thing that is known of the medium. */
export type Medium = "N" | "EB/OL" | "Z";

const MEDIA: readonly { medium: Medium; pattern: RegExp }[] = [
  { medium: "EB/OL", pattern: /网|網|频道|頻道|客户端|客戶端|公众号|公眾號|在线|在線|论坛|論壇|微信|微博|www\.|\.com|\.cn/u }, // 重庆日报网 is a site
  { medium: "N", pattern: /(?:报|報)$|(?:日|晚|早|晨|时|時|周|週|商|导|導|快)(?:报|報)/u },
];

export function mediumOf({ publisher }: Pick<Cited, "publisher">): Medium {
  return MEDIA.find(({ pattern }) => pattern.test(publisher ?? ""))?.medium ?? "Z";
}

/**
 * A reference after GB/T 7714—2015 (numeric system). What is not known is left out or stated by the standard's rules:
 * 佚名 for no author, a supplied title and an estimated year in brackets, 出版地不详 and 出版者不详 in brackets, both left
 * out for web pages; the page of a newspaper and the address of a web page are left out where they are not known.
 * @param accessed the day of the visit, "2026-11-22"; stands in references to web pages
 */
export function citeGbt(article: Cited, accessed: string): string {
  const medium = mediumOf(article);
  const title = article.title === null ? `[${article.label}]` : [article.title, article.subtitle].filter(Boolean).join(": ");
  const head = `${authorsGbt(article.authors)}. ${tidy(title)}[${medium}]. `;
  const day = article.published ?? estimated(article);
  switch (medium) {
    case "N":
      return `${head}${[article.publisher, day].filter(Boolean).join(", ")}.`;
    case "EB/OL": {
      const year = article.published?.slice(0, 4) ?? estimated(article);
      const updated = article.published === null ? "" : `(${article.published})`;
      return `${head}${[article.publisher, year].filter(Boolean).join(", ")}${updated}[${accessed}].`;
    }
    case "Z": {
      const publisher = article.publisher ?? "[出版者不详]";
      return `${head}[出版地不详]: ${[publisher, day].filter(Boolean).join(", ")}.`;
    }
    default:
      return medium satisfies never;
  }
}

/** Up to three authors; more are 等. */
function authorsGbt(authors: readonly string[]): string {
  if (authors.length === 0) return "佚名";
  return authors.length > 3 ? `${authors.slice(0, 3).join(", ")}, 等` : authors.join(", ");
}

/** The year that the text itself proves, as an estimate: "[2020?]". */
function estimated({ inferred }: Cited): string | null {
  return inferred?.year == null ? null : `[${inferred.year}?]`;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A reference in the manner of APA 7: the original title, what the article is called in English in brackets. */
export function citeApa(article: Cited): string {
  const date = apaDate(article);
  const title = article.title === null ? `[${capital(article.labelEn)}]` : `${tidy([article.title, article.subtitle].filter(Boolean).join(": "))} [${capital(article.labelEn)}]`;
  const parts = article.authors.length === 0 ? [`${title}.`, `(${date}).`] : [`${apaAuthors(article.authors)} (${date}).`, `${title}.`];
  return [...parts, ...(article.publisher === null ? [] : [`${article.publisher}.`])].join(" ");
}

function apaDate(article: Cited): string {
  const [year, month, day] = (article.published ?? "").split("-");
  if (year && month && day) return `${year}, ${MONTHS[Number(month) - 1]} ${Number(day)}`;
  return article.inferred?.year == null ? "n.d." : `ca. ${article.inferred.year}`;
}

function apaAuthors(authors: readonly string[]): string {
  const last = authors.at(-1) ?? "";
  return authors.length === 1 ? last : `${authors.slice(0, -1).join(", ")}, & ${last}`;
}

const tidy = (title: string): string => title.replace(/\s+/gu, " ").trim();
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
