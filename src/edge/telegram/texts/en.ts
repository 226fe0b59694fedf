import type { Texts } from "./zh.js";
import { ADMIN_EN } from "./admin-en.js";

const days = (ms: number): string => {
  const count = Math.round(ms / 86_400_000);
  return count === 1 ? "1 day" : `${count} days`;
};

/** The same in English. */
export const EN: Texts = {
  start: {
    title: "Chuchu: every figure with its source",
    value: "I answer questions on regions' figures and say which article and paragraph each figure is from.\nA plan is never told as done; what the articles do not say, I say so.\nJust type a question, or tap an example:",
  },
  examples: [
    "What was the poverty rate in Kaizhou at the end of 2017?",
    "How many mu of tea has Weng'an?",
    "Which region has the lowest poverty rate?",
    "How many mu of forestry base does Liangshan plan to build in 2017?",
  ],
  help: {
    title: "How to use it",
    body: "· Just ask: What was the poverty rate in Kaizhou at the end of 2017?\n· Ask on: And Weng'an? / What is the source? / Anything else?\n· In groups: /ask and the question, or reply to my message.\n· In any chat: type {bot}, a space and the question, and choose a result.\n· Edit your question and the answer follows.",
    commands: "Commands",
  },
  commands: {
    start: "Start here",
    ask: "Ask: /ask poverty rate of Kaizhou",
    regions: "The regions covered",
    indicators: "The indicators covered",
    region: "One region: /region Kaizhou",
    compare: "Compare: /compare Kaizhou Weng'an poverty rate",
    source: "The paragraph behind the last answer",
    cite: "References (GB/T 7714, APA)",
    export: "Download figures: /export Kaizhou",
    lang: "Language: English or Chinese",
    feedback: "Tell us something",
    privacy: "What is stored, and how long",
    forget: "Delete my data",
    help: "How to use it",
  },
  profile: {
    description: "Ask for a region's figures; each answer names its source: article, publisher, date and paragraph.\n\nFor example: What was the poverty rate in Kaizhou at the end of 2017?\n\nA plan is never told as done. What the articles do not say, I say so.",
    short: "Figures of Chinese regions, each with its source.",
  },
  buttons: {
    source: "📄 Source",
    more: "➕ More",
    elsewhere: "Other regions",
    chart: "📊 Chart",
    cite: "❝ Cite",
    copyCite: "Copy the reference",
    copyFigure: (figure) => `Copy ${figure}`,
    share: "↗ Share",
    back: "← Back to the answer",
    up: "👍",
    down: "👎",
    open: "Open in the bot",
    askOther: "Another region or indicator",
    themes: "By theme",
    all: "All figures",
    export: "⬇ Download",
    forget: "Delete it",
    keep: "Keep it",
    previous: "←",
    next: "→",
    up_level: "← Back to the list",
    auto: "As I ask",
    inlineOpen: "Open the bot to ask",
  },
  reasons: { figure: "Wrong figure", source: "Wrong source", other: "Not what I asked", unclear: "Unclear" },
  toasts: {
    expired: "This button has expired. Please ask again.",
    notYours: "These buttons belong to the one who asked. Ask for yourself!",
    up: "Thank you!",
    down: "Thank you, noted. What is wrong?",
    noted: "Noted, thank you.",
    noChart: "There is nothing in this answer to draw.",
    drawing: "Drawing …",
    failedChart: "The chart could not be drawn. Please try again later.",
    kept: "Nothing was deleted.",
    here: "This is that page.",
  },
  answer: {
    asked: (question) => `Asked: ${question}`,
    more: (region, count) => `${region}: ${count} ${count === 1 ? "figure" : "figures"}`,
    elsewhere: (indicator, count) => `${indicator}: ${count} ${count === 1 ? "figure" : "figures"} over the regions`,
    noElsewhere: "In the articles, only this region has it.",
    digest: "Digest (in our words)",
    original: "Original",
    heading: "References",
    citeNote: "Tap to copy. What is not known is left out or stated by the standard's rules.",
    apa: "English (APA)",
    noSource: "This answer rests on no paragraph.",
    paragraph: (ns) => `${ns.length === 1 ? "paragraph" : "paragraphs"} ${ns.join(", ")}`,
    deepLink: "An answer that was shared with you:",
    gone: "This answer is no longer there (expired or deleted). Please ask again.",
  },
  lists: {
    regions: (count) => `Regions covered (${count})`,
    regionsHint: "Tap one to see its figures:",
    themes: "Indicators by theme",
    themesHint: "Tap a theme:",
    theme: (name, count) => `${name} (${count} ${count === 1 ? "indicator" : "indicators"})`,
    themeHint: "Tap one to see its figures:",
    compare: "Compare the regions",
    compareHint: "More than one region has these. Tap one to compare, or write: /compare Kaizhou Weng'an poverty rate",
    articles: (count) => `Articles covered (${count})`,
    ask: "What would you like to know?",
    placeholder: "e.g. How many mu of tea has Weng'an?",
    regionUnknown: (name) => `“${name}” is not covered. See /regions`,
    indicatorUnknown: (name) => `Nothing found for “${name}”. See /indicators and /regions`,
    empty: "Nothing here.",
  },
  compareAsk: (rest) => `compare ${rest}`,
  rankAsk: (indicator) => `rank all regions by ${indicator}`,
  exports: {
    usage: "Which region or indicator? For example: /export Kaizhou, or /export poverty rate json",
    choose: (name, count) => `${name}: ${count} ${count === 1 ? "figure" : "figures"}. Choose a format:`,
    which: (name) => `“${name}” may be one of these:`,
    csv: "CSV (Excel)",
    json: "JSON",
    caption: (name, count) => `${name}: ${count} ${count === 1 ? "figure" : "figures"}, each with its source.`,
    file: (name) => `chuchu-${name}`,
    header: {
      region: "Region", parents: "Part of", subject: "Subject", indicator: "Indicator", value: "Value", valueMax: "Upper value", unit: "Unit", qualifier: "Qualifier",
      period: "Period", start: "From", end: "To", status: "Status", surface: "As printed", review: "Review", title: "Article", publisher: "Publisher", published: "Published",
      paragraph: "Paragraph", note: "Note", reference: "Reference", id: "Id",
    },
    qualifier: { exact: "", about: "about", over: "more than", under: "nearly", at_least: "at least", at_most: "at most" },
    status: { actual: "actual", planned: "planned" },
  },
  chart: {
    undated: "no date given",
    actual: "actual",
    planned: "planned",
    title: (places, what, parts) => {
      const where = places.length > 3 ? `${places.length} places` : places.join(", ");
      if (what === "") return where;
      return parts ? `${what} of ${where}: its parts` : `${what}: ${where}`;
    },
    when: ({ same, years, undated, planned }) => {
      const [first, last] = [years[0], years.at(-1)];
      const span = first === undefined || undated ? "" : first === last ? first : `${first}–${last}`;
      const each = same !== "" ? same : [span, "each at the time given"].filter(Boolean).join(", ");
      return [each, planned ? "planned; the article does not say that it was done" : ""].filter(Boolean).join("; ");
    },
    left: (names) => `Not drawn (another unit or indicator, or too many): ${names.slice(0, 4).join(", ")}${names.length > 4 ? ` and ${names.length - 4} more` : ""}`,
    source: (article) => `Source: ${article}`,
    note: (note) => `Note: ${note}`,
  },
  language: {
    title: "Which language shall I answer in?",
    now: (name) => `Now: ${name}`,
    names: { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" },
    done: (name) => `Fine, I will answer in ${name}.`,
    auto: "Fine, I will follow the language of your questions.",
  },
  feedback: {
    ask: "Please reply to this message with your feedback:",
    placeholder: "Your feedback",
    thanks: "Thank you, noted.",
  },
  privacy: {
    title: "What is stored, and how long",
    body: (kept) =>
      [
        `· Your latest question in each chat (to understand “and Weng'an?”): ${days(kept.sessions)}`,
        `· The answers given to you (for buttons and shared links): ${days(kept.answers)}`,
        `· Which answer belongs to which question (so that edits work): ${days(kept.replies)}`,
        `· Your 👍👎: ${days(kept.votes)}`,
        `· Questions without an answer, and your feedback (to fill gaps): ${days(kept.gaps)}`,
        `· The language you chose: ${days(kept.languages)}`,
        `· Numbers of handled messages (so that none is answered twice): ${days(kept.updates)}; their text is deleted once handled`,
        "No names, no phone numbers, no other chats; nothing is given to anybody. Messages pass through Telegram under its own privacy policy.",
        "/forget deletes all of it at any time.",
      ].join("\n"),
    held: "Yours that is stored now",
    counts: (c) => `conversations ${c.sessions}, answers ${c.answers}, reply links ${c.replies}, votes ${c.votes}, questions and feedback ${c.gaps}, language ${c.languages}`,
    forget: "Delete all of this? The buttons and shared links of your old answers will stop working. This cannot be undone.",
    forgotten: "All of it has been deleted.",
    nothing: "Nothing of yours is stored.",
  },
  other: {
    textOnly: "I only read text. Please type your question.",
    unknown: "There is no such command. /help lists them all.",
    nod: "😊 Ask me for any figure, for example: How many mu of tea has Weng'an?",
    noLast: "There is no answer to look at yet. Please ask something first.",
    welcome: "Hello! Ask me with /ask and a question, or reply to my messages. I only read what is sent to me.",
  },
  inline: {
    popular: "Often asked",
    none: "Nothing found. Open the bot and ask",
    place: "paragraph ",
  },
  admin: ADMIN_EN,
};
