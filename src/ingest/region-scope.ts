import { NOWHERE } from "../domain/region.js";
import type { Mention, Places } from "../places/index.js";
import type { Place } from "./types.js";
import { isMadeOf } from "../text/trim.js";

/** Whose figures a stretch of text tells, and why. */
export interface Scoped {
  place: Place;
  rule: string;
}

/** Whether what stands before a place leaves it the one that acts. */
export const isLead = (before: string): boolean => isMadeOf(before, LEAD);

/** What may stand before a place that acts: nothing, a time, a few words of the reporter. */
const LEAD =
  /(?:截至|到|至|自|早在)?(?:\d{4}|[一二][〇零九一二三四五六七八]{3})年(?:度|底|末|初|以来|前三季度|上半年|下半年|\d{1,2}月(?:\d{1,2}日|底)?)?|\d{1,2}月(?:\d{1,2}日|底)?|截至目前|近年来|今年以来|年来|一直以来|据了解|据介绍|据悉|同时|其中|此外|另外|目前|如今|为此|随着|作为|去年|今年|当年|前年|明年|而|但|记者|笔者|近日|日前|时下|眼下|走进|走访|来到|(?:邻近|相邻|毗邻|相距|位于|地处|坐落|处于|家住|住在|一[山河江水]之隔|隔壁|素有|有着|被誉为|曾是|曾经是|最偏远|最偏|最远|较为偏远)[\p{Script=Han}“”]{0,12}?的?(?=$)|[\p{Script=Han}]{1,8}?(?:产区|库区|灌区|山区|牧区|大镇|强镇|名镇|之乡|主产地|发源地)(?=$)|的(?=$)|与[其它之]相?[邻连近]的?|据|在|从|自|由|经|对|是|和|与|[\s“"‘'(【■□●◆·—、,，]/uy;
/** In these the place is not the one that acts: 获取广州市资金, 来自, 前往, 名列贵州省, 比全省. */
const ANAPHOR = /(?<all>全|该|本|我|这个|这)(?<level>省|自治区|市|州|县|区|旗|乡|镇|村|街道|嘎查)(?!范围|首|第|前列|率先|平均|领先|唯一|排名|级|委|政府)|当地/gu;
const RECEIVES = /^[\s、]?(?:同时)?(?:共|累计|先后|成功|积极|已)?(?:获取|获得|争取|接受|得到|引进|承接|迎来)/u;
/** In these the village named last tells of itself: “村里28家民宿”. */
const VILLAGE = /(?<![驻农乡])村(?:里|上(?!千|百|万)|中)|(?:我们|咱们?|俺们?)村/u;
/** “其他乡镇为300元”: said of the rest, not of the township named before. */
const THE_REST = /(?:其他|其它|其余)(?:乡镇|镇街|街道|县区|县市|区县|[乡镇村])/u;
const BOTH = /^(?:同时)?(?:两地|双方|两县|两市|两区)/u;

const LEVELS: Record<string, Place["level"][]> = {
  省: ["province"], 自治区: ["province"], 市: ["prefecture", "county", "province"], 州: ["prefecture"], 县: ["county"], 区: ["county"], 旗: ["county"],
  乡: ["township"], 镇: ["township"], 街道: ["township"], 村: ["village"], 嘎查: ["village"],
};

/** The place of `level` that 全县 or 该乡 means, seen from `from`. */
function resolve(word: string, from: Place, main: Place, places: Places): Place | undefined {
  const levels = LEVELS[word] ?? [];
  const chain = [from, ...places.above(from), main, ...places.above(main)];
  return chain.find(({ name, level }) => levels.includes(level) && (name.endsWith(word) || (word === "区" && name.endsWith("自治区") === false && name.endsWith("区"))));
}

export interface RegionScope {
  /** A heading or lead-in that names whom the following is about; null leaves it. */
  section(place: Place | null): void;
  paragraph(): void;
  sentence(): void;
  /** Moves to the next clause and says whom its figures are about. */
  clause(folded: string, span: { start: number; end: number }, mentions: readonly Mention[]): Scoped;
}

/**
 * @param main whom the article is about
 */
export function createRegionScope(main: Place, places: Places): RegionScope {
  let section = main;
  let topic: Scoped = { place: main, rule: "article" }; // of the paragraph
  let actor: Scoped | null = null; // of the sentence
  let village: Place | null = null; // named last in the section
  let lately: Place | null = null; // the county named last, whose 全旗 follows in an article on a wider region
  const wide = main.level === "nation" || main.id === NOWHERE.id; // on all places, or on many
  const related = (a: Place, b: Place): boolean => wide || a.id === b.id || places.above(a).some(({ id }) => id === b.id) || places.above(b).some(({ id }) => id === a.id);

  function actorOf(folded: string, span: { start: number; end: number }, mentions: readonly Mention[]): Scoped | null {
    const inside = mentions.filter(({ start, end }) => start >= span.start && end <= span.end);
    let lead = span.start;
    for (let i = 0; i < inside.length; i++) {
      const mention = inside[i];
      if (!mention) continue;
      const before = folded.slice(lead, mention.start);
      if (!isMadeOf(before, LEAD)) break;
      const next = inside[i + 1];
      // 重庆市江北区: the inner place acts
      if (next && next.start - mention.end <= 1 && folded[mention.end] !== "、" && places.above(next.place).some(({ id }) => id === mention.place.id)) {
        lead = mention.end;
        continue;
      }
      const foreign = !related(mention.place, main) && !related(mention.place, section);
      const opens = /^.?在$/u.test(before) && /[,，:]/u.test(folded[mention.end] ?? ""); // 而在甲省,
      if (foreign && !opens && /(?:在|从|自|由|经|对|与|和)$/u.test(before)) break;
      if (span.start > 0 && /(?:位于|地处|坐落于?|隶属于?)$/u.test(before) && /[,，\p{Script=Han}]/u.test(folded[mention.end] ?? "") && folded[mention.end] !== "的") break;
      return { place: mention.place, rule: foreign && !opens ? "partner acts" : "subject" };
    }
    return null;
  }

  function anaphorOf(folded: string, span: { start: number; end: number }, from: Place): Scoped | null {
    const text = folded.slice(span.start, span.end);
    for (const match of text.matchAll(ANAPHOR)) {
      const word = match.groups?.["level"];
      if (!word) return topic.place.id === main.id ? null : { place: topic.place, rule: "当地" };
      const place = resolve(word, from, main, places) ?? (lately && LEVELS[word]?.includes(lately.level) && lately.name.endsWith(word) ? lately : undefined);
      if (!place) continue;
      const wider = places.above(main).some(({ id }) => id === place.id);
      if (wider && (match.index > 1 || /[比较于]$/u.test(text.slice(0, match.index)))) continue; // 在全市范围内首轮, 名列全省
      if (wider && /^[第前首]/u.test(folded.slice(span.start + match.index + 2))) continue;
      return { place, rule: match[0] };
    }
    return null;
  }

  return {
    section(place) {
      section = place ?? main;
      village = null;
    },
    paragraph() {
      topic = { place: section, rule: section.id === main.id ? "article" : "heading" };
      actor = null;
    },
    sentence() {
      actor = null;
    },
    clause(folded, span, mentions) {
      const text = folded.slice(span.start, span.end);
      lately = mentions.filter(({ start, place }) => start >= span.start && start < span.end && place.level === "county" && related(place, main)).at(-1)?.place ?? lately;
      const named = actorOf(folded, span, mentions);
      if (named) {
        actor = named;
        // 其中太平乡占六成: said by the way, the paragraph stays where it was
        if (named.rule === "subject" && !/^[\s,，(]*其中/u.test(text)) topic = named;
        return named;
      }
      village = mentions.filter(({ start, place }) => start < span.end && place.level === "village").at(-1)?.place ?? village;
      if (village !== null && VILLAGE.test(text)) return (actor = { place: village, rule: "村里" });
      const anaphor = anaphorOf(folded, span, actor?.place ?? topic.place);
      if (anaphor) {
        actor = anaphor;
        if (anaphor.place.id === section.id || anaphor.rule.startsWith("该")) topic = anaphor;
        return anaphor;
      }
      if (actor && THE_REST.test(text)) actor = { place: section, rule: "the rest" };
      if (actor?.rule === "partner acts" && (RECEIVES.test(text) || BOTH.test(text))) actor = topic;
      return actor ?? topic;
    },
  };
}
