import { bold, lines } from "../../../render/telegram-rich.js";
import { factPage, references } from "./answer-views.js";
import { encodeTap, type Op } from "./callback-data.js";
import { comparable, factsOf, factsWithin, regionsWithFacts } from "./facts.js";
import { handleOf } from "./handles.js";
import { button, grid, keyboard, pageOfList, pager, type Button } from "./keyboard.js";
import type { Named } from "./resolve.js";
import type { Tools, View } from "./tools.js";
import type { Wording } from "./wording.js";

const REGIONS_PER_PAGE = 18;
const INDICATORS_PER_PAGE = 10;
const ARTICLES_PER_PAGE = 5;
const MOST_COMPARED = 4; // what fits into a button's 64 bytes

/** Lists to choose from. Each is made anew for every page, so it needs nothing stored. */
export function regionsView(tools: Tools, wording: Wording, owner: number, wanted: number): View {
  const all = regionsWithFacts(tools.world());
  const { items, page, pages } = pageOfList(all, wanted, REGIONS_PER_PAGE);
  const { lists } = wording.texts;
  return {
    rich: lines(bold(lists.regions(all.length)), lists.regionsHint),
    keyboard: keyboard(
      ...grid(items.map(({ id, count }) => button(`${wording.regionName(id)} ${count}`, encodeTap("region", owner, handleOf(id)))), 3),
      turn("regions", owner, page, pages),
    ),
  };
}

export function themesView(tools: Tools, wording: Wording, owner: number): View {
  const counts = new Map<string, number>();
  for (const { theme } of usedIndicators(tools)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  const { lists } = wording.texts;
  const buttons = [...tools.world().themes.keys()].filter((id) => counts.has(id)).map((id) => button(`${wording.themeName(id)} ${counts.get(id)}`, encodeTap("theme", owner, id, 0)));
  return { rich: lines(bold(lists.themes), lists.themesHint), keyboard: keyboard(...grid(buttons, 3)) };
}

export function themeView(tools: Tools, wording: Wording, owner: number, theme: string, wanted: number): View {
  const all = usedIndicators(tools).filter((indicator) => indicator.theme === theme);
  const { items, page, pages } = pageOfList(all, wanted, INDICATORS_PER_PAGE);
  const { lists, buttons } = wording.texts;
  return {
    rich: lines(bold(lists.theme(wording.themeName(theme), all.length)), lists.themeHint),
    keyboard: keyboard(
      ...grid(items.map(({ id }) => button(wording.indicatorName(id), encodeTap("indicator", owner, handleOf(id), 0))), 2),
      pager(page, pages, (to) => encodeTap("theme", owner, theme, to), encodeTap("here", owner)),
      [button(buttons.up_level, encodeTap("themes", owner))],
    ),
  };
}

/** One indicator over the regions. */
export function indicatorView(tools: Tools, wording: Wording, owner: number, id: string, wanted: number): View {
  const facts = factsOf(tools.world()).byIndicator.get(id) ?? [];
  const { buttons, answer, lists } = wording.texts;
  const theme = tools.world().indicators.get(id)?.theme ?? "general";
  const several = new Set(facts.map(({ region }) => region.id)).size > 1;
  return factPage(tools, wording, {
    title: answer.elsewhere(wording.indicatorName(id), facts.length),
    facts, wanted, owner, withRegion: true,
    to: (page) => encodeTap("indicator", owner, handleOf(id), page),
    beside: [...(several ? [button(lists.compare, encodeTap("rank", owner, handleOf(id)))] : []), exportButton(wording, owner, { kind: "indicator", id })],
    below: [button(buttons.up_level, encodeTap("theme", owner, theme, 0))],
  });
}

/** All figures of a region. */
export function regionFactsView(tools: Tools, wording: Wording, owner: number, id: string, wanted: number): View {
  const facts = factsWithin(tools.world(), id);
  return factPage(tools, wording, {
    title: wording.texts.answer.more(wording.regionName(id), facts.length),
    facts, wanted, owner, withRegion: facts.some(({ region }) => region.id !== id),
    to: (page) => encodeTap("facts", owner, handleOf(id), page),
    beside: [exportButton(wording, owner, { kind: "region", id })],
    below: [button(wording.texts.buttons.up_level, encodeTap("regions", owner, 0))],
  });
}

export function compareView(tools: Tools, wording: Wording, owner: number, wanted: number): View {
  const all = comparable(tools.world());
  const { items, page, pages } = pageOfList(all, wanted, INDICATORS_PER_PAGE);
  const { lists } = wording.texts;
  return {
    rich: lines(bold(lists.compare), lists.compareHint),
    keyboard: keyboard(...grid(items.map(({ id, regions }) => button(`${wording.indicatorName(id)} ${regions}`, encodeTap("rank", owner, handleOf(id)))), 2), turn("compare", owner, page, pages)),
  };
}

/** The indicators that some regions have all, to compare them by. */
export function sharedView(tools: Tools, wording: Wording, owner: number, regions: readonly string[]): View {
  const { byRegion } = factsOf(tools.world());
  const [first = new Set<string>(), ...others] = regions.map(
    (region) => new Set((byRegion.get(region) ?? []).flatMap(({ indicator }) => indicator.id ?? [])),
  );
  const shared = [...first].filter((id) => others.every((each) => each.has(id)));
  const { lists } = wording.texts;
  const names = regions.map(wording.regionName).join(wording.language === "en" ? ", " : "、");
  const handles = regions.slice(0, MOST_COMPARED).map(handleOf);
  const buttons = shared.slice(0, INDICATORS_PER_PAGE).map((id) =>
    button(wording.indicatorName(id), encodeTap("pair", owner, handleOf(id), ...handles)));
  const text = shared.length === 0 ? lists.nothingShared(names) : lists.shared(names, shared.length);
  return { rich: { text, entities: [] }, keyboard: keyboard(...grid(buttons, 2)) };
}

/** The articles, as references. */
export function articlesView(tools: Tools, wording: Wording, owner: number, wanted: number): View {
  const ids = [...tools.world().articles.keys()];
  const { items, page, pages } = pageOfList(ids, wanted, ARTICLES_PER_PAGE);
  return {
    rich: lines(bold(wording.texts.lists.articles(ids.length)), references(tools, wording, items, page * ARTICLES_PER_PAGE + 1)),
    keyboard: keyboard(turn("articles", owner, page, pages)),
  };
}

export function exportButton({ texts }: Wording, owner: number, { kind, id }: Named): Button {
  return button(texts.buttons.export, encodeTap("exportAsk", owner, kind === "region" ? "r" : "i", handleOf(id)));
}

function turn(op: Op, owner: number, page: number, pages: number): Button[] {
  return pager(page, pages, (to) => encodeTap(op, owner, to), encodeTap("here", owner));
}

function usedIndicators(tools: Tools): { id: string; theme: string }[] {
  const { byIndicator } = factsOf(tools.world());
  return [...tools.world().indicators.values()].filter(({ id }) => byIndicator.has(id));
}
