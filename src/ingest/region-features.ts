import type { Feature } from "../judge/index.js";
import type { RegionCandidate } from "./region-candidates.js";

const TABLE = [
  ["rulesSubject", 1, "the rules of grammar say that this place acts in the clause or its sentence"],
  ["rulesPartner", 1, "the same of a place that lies outside of what the text is about"],
  ["rulesWord", 1, "全县, 该镇, 当地, 我市 mean this place"],
  ["rulesPerson", 1, "the person, village or quotation that is told of belongs to this place"],
  ["rulesTopic", 1, "nothing acts in the sentence, and this place is what paragraph, heading or article are about"],
  ["rulesAlone", 1, "the same, and no place is named before the figure in its sentence"],
  ["counties", 1, "a number of counties is told of what holds them"],
  ["subject", 1, "acts in the clause, before the figure"],
  ["topic", 1, "在某地: the clause opens with it"],
  ["where", 1, "something happens there, in the clause before the figure"],
  ["plain", 1, "stands in the clause before the figure"],
  ["nearest", 1, "the place right before the figure in its clause"],
  ["receiver", 1, "is helped, in the clause"],
  ["built", 1, "something was built for it by another"],
  ["gives", -1, "builds for another place, in the clause"],
  ["compared", -1, "only measured against: 比全国"],
  ["fromTo", -1, "something only comes from there or goes there"],
  ["inName", -1, "only a part of an organisation's name"],
  ["after", 1, "stands in the clause behind the figure"],
  ["sentence", 1, "acts or opens a clause earlier in the sentence"],
  ["sentenceAny", 1, "named earlier in the sentence"],
  ["before", 1, "acted or opened last in the sentences before"],
  ["beforeAny", 1, "named last in the sentences before"],
  ["headline", 1, "named in the heading of this story"],
  ["story", 1, "what this story of a page of many is about"],
  ["main", 1, "what the article is about, by title, publisher or heading"],
  ["mainDoubt", 1, "what the article may be about: named in its text alone"],
  ["nationStory", 1, "the nation, where a page of many stories names no other place in this one"],
  ["national", 1, "the nation, where the clause tells of all of it"],
  ["provinces", 1, "the nation, where a number of provinces is told of"],
  ["outer", -1, "holds the place named right behind it"],
  ["inner", 1, "lies in the place that the article or story is about"],
  ["likely", -1, "its name may mean something else"],
  ["low", -1, "its name was not resolved"],
  ["nowhere", 1, "no place at all"],
  ["nowhereBody", 1, "no place, for an organisation is told of that no place is named with"],
  ["distributed", 1, "分别 gives each place its figure, and this one this"],
] as const satisfies readonly (readonly [string, 1 | -1, string])[];

export type RegionFeature = (typeof TABLE)[number][0];

/** What speaks for and against a place as the one that a figure is told of. */
export const REGION_FEATURES: readonly Feature<RegionCandidate, null>[] = TABLE.map(
  ([name, sign, why]) => ({ name, sign, why, of: (candidate) => candidate.seen[name] ?? 0 }),
);
