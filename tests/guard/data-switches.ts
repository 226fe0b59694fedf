import type { LanguageData } from "../../src/domain/language-data.js";
import type { Weights } from "../../src/domain/weights.js";

/** One thing that people may have written for nothing: what answers questions without it. */
export interface DataSwitch {
  name: string; // "template figure/terse"
  without(language: LanguageData): LanguageData;
}

const JUDGES = ["facts", "plans", "passages"]; // those that answer questions

/** Every template, cue and feature, each to be left out in turn. */
export function dataSwitches(language: LanguageData): DataSwitch[] {
  return [...templates(language), ...cues(language), ...features(language)];
}

function templates({ intents }: LanguageData): DataSwitch[] {
  return intents.flatMap((intent) => intent.templates.map(({ id }) => ({
    name: `template ${intent.intent}/${id}`,
    without: (language) => ({
      ...language,
      intents: language.intents.map((one) => (one.intent !== intent.intent ? one
        : { ...one, templates: one.templates.filter((template) => template.id !== id) })),
    }),
  })));
}

function cues({ cues: all }: LanguageData): DataSwitch[] {
  return all.map(({ cue }) => ({
    name: `cue ${cue}`,
    without: (language) => ({ ...language, cues: language.cues.filter((one) => one.cue !== cue) }),
  }));
}

function features({ weights }: LanguageData): DataSwitch[] {
  return JUDGES.flatMap((judge) => (weights[judge]?.features ?? []).map(({ name }) => ({
    name: `feature ${judge}/${name}`,
    without: (language) => ({
      ...language,
      weights: Object.fromEntries(Object.entries(language.weights).map(([of, set]) =>
        [of, of === judge ? silenced(set, name) : set])),
    }),
  })));
}

function silenced(weights: Weights, feature: string): Weights {
  return {
    ...weights,
    features: weights.features.map((one) => (one.name === feature ? { ...one, weight: 0 } : one)),
  };
}
