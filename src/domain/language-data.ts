import { z } from "zod";
import { CueName } from "./understanding.js";
import type { WeightSets } from "./weights.js";

/** data/synonyms.yaml: everyday words to the articles' words. The first word of a group stands for all. */
export const SynonymFile = z.strictObject({
  groups: z.array(z.array(z.string().min(1)).min(2)), // [光伏, 太阳能, solar, photovoltaic]
  stop: z.array(z.string().min(1)), // words without content: 请问, 多少, the
});
export type SynonymFile = z.infer<typeof SynonymFile>;

/** data/absent.yaml: well-known indicators that no article gives, so that asking for them is understood and declined. */
export const AbsentIndicator = z.strictObject({
  name: z.string(), // "失业率"
  en: z.string(),
  aliases: z.array(z.string()).default([]),
  enAliases: z.array(z.string()).default([]),
});
export type AbsentIndicator = z.infer<typeof AbsentIndicator>;
export const AbsentFile = z.strictObject({ absent: z.array(AbsentIndicator) });

/** A place of the national gazetteer. */
export const GazetteerPlace = z.object({
  code: z.string(), // GB/T 2260, two to six digits; of Taiwan, Hong Kong and Macao an id of ours
  name: z.string(), // "长沙市"
  short: z.string().nullable(), // "长沙"; null where the short name is an everyday word
  guarded: z.string().nullable(), // such a word, 通化: a place right behind what holds it, 吉林通化
  province: z.string(), // "湖南省"
});
export type GazetteerPlace = z.infer<typeof GazetteerPlace>;

/** data/gazetteer/words.yaml */
export const GazetteerWords = z.strictObject({
  peoples: z.array(z.string()), // 土家族
  everyday: z.array(z.string()), // 合作, 日照
  calledShort: z.array(z.string()), // districts that go by their stem: 万州
});
export type GazetteerWords = z.infer<typeof GazetteerWords>;

const Names = z.array(z.string()).min(1); // the first stands for all
const One = z.strictObject({ name: z.string(), sure: Names.optional(), names: Names });

/** data/gazetteer/wider.yaml: places outside the hierarchy. */
export const WiderPlaces = z.strictObject({
  nation: One,
  notNation: z.array(z.string()), // behind a name of the nation: 全国人大
  world: One,
  areas: z.array(Names), // 长三角
  waters: z.array(Names), // 太湖
  zones: z.record(z.string(), z.array(Names)), // by the code of what holds them: 雄安新区
  parts: Names, // 欧盟
  countries: z.array(Names), // 法国, 巴黎
});
export type WiderPlaces = z.infer<typeof WiderPlaces>;

/** The townships of each county by its code. */
export type Towns = ReadonlyMap<string, readonly string[]>;

/** What the recogniser of places knows beside the regions of data/. */
export interface PlaceData {
  gazetteer: readonly GazetteerPlace[];
  wider: WiderPlaces;
  towns: () => Towns; // read when first asked for
}

/** intents/<intent>.yaml */
export const IntentFile = z.strictObject({
  intent: z.string(),
  about: z.string(), // what people want who ask so
  boost: z.number().default(0), // added to the score of each template
  phrases: z.record(z.string(), z.array(z.string())).default({}), // <name> → wordings
  templates: z.array(
    z.strictObject({
      id: z.string(),
      say: z.union([z.string(), z.array(z.string()).min(1)]),
      set: z.record(z.string(), z.string()).default({}),
      boost: z.number().default(0),
    }),
  ),
});
export type IntentFile = z.infer<typeof IntentFile>;

/** intents/_shared.yaml */
export const SharedPhrases = z.strictObject({ phrases: z.record(z.string(), z.array(z.string())) });

/** intents/cues/<cue>.yaml: words that call for an operation. */
export const CueFile = z.strictObject({
  cue: CueName,
  about: z.string(),
  words: z.array(z.string().min(1)).min(1), // {n} in a word is any numeral
});
export type CueFile = z.infer<typeof CueFile>;

/** Everything about how people speak, as opposed to what is true. */
export interface LanguageData {
  synonyms: SynonymFile;
  absent: AbsentIndicator[];
  places: PlaceData;
  intents: IntentFile[];
  cues: CueFile[];
  phrases: Record<string, string[]>;
  weights: WeightSets; // of the judges
}
