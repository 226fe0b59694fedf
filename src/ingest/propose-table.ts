import { toSimplified } from "../text/script.js";
import type { IndicatorMap } from "./indicator-map.js";
import type { UnitWords } from "./name/units.js";
import type { Mention, Places } from "../places/index.js";
import type { TableFigure } from "./tables.js";
import type { Paragraph, Place, Proposal } from "./types.js";

const TOTAL = /^(?:合计|总计|小计|共计|全[省市县区州旗])$/u;
const THING = /^[\p{Script=Han}“”、0-9A-Z]{2,8}$/u;
/** Where the columns are years the row says all. */
const INDICATOR = /^[\p{Script=Han}“”()、0-9A-Z]{2,20}$/u;
const SURE = 0.9; // that a figure of a table has value, unit and region right

/** What a row needs to know of its article. */
export interface Around {
  article: string;
  main: Place;
  places: Places;
  indicators: IndicatorMap;
  units: UnitWords;
  planned: boolean;
}

/** The figures of one row of a table. A row about neither a place, a year, a total nor a thing tells nothing. */
export function proposeRow({ n, text }: Paragraph, figures: readonly TableFigure[], mentions: readonly Mention[], around: Around): Proposal[] {
  return figures.flatMap((figure) => {
    const { row, rowEnd, quantity } = figure;
    const named = mentions.filter(({ end }) => end === rowEnd).at(-1);
    const isWhole = TOTAL.test(row) || /^\d{4}年?$/u.test(row);
    if (!named && !isWhole && !(figure.name === "" ? INDICATOR : THING).test(row)) return [];
    if (figure.name === "" && (named || isWhole)) return [];
    const place = named?.place ?? around.main;
    const name = around.units.complete(toSimplified(named || isWhole ? figure.name : `${row}${figure.name}`), quantity.unit);
    const known = around.indicators.find(name, quantity.unit);
    const { year } = figure;
    return [{
      article: around.article, paragraph: n, start: figure.start, end: figure.end, clause: { start: 0, end: text.length },
      region: place, parents: around.places.above(place), about: [], subject: null,
      indicator: known ? { id: known.id, name: known.name } : { id: null, name },
      value: quantity.value, valueMax: quantity.valueMax, unit: quantity.unit, qualifier: quantity.qualifier,
      period: year === null ? { text: "", start: null, end: null } : { text: `${year}年`, start: `${year}-01-01`, end: `${year}-12-31` },
      status: around.planned || figure.planned ? "planned" as const : "actual" as const,
      surface: quantity.surface, also: [], notes: [], confidence: SURE,
      rules: ["quantity: table", `region: ${named ? "row" : "article"}`, year === null ? "period: unstated" : "period: table", "status: table"],
    }];
  });
}
