/** The one way in which the program chooses: candidates × named features × fitted weights × one bound. */
export { measure, type Feature, type FeatureRow } from "./feature.js";
export {
  createJudge, explain, scoreOf, weightList, weightsOf, type Judge, type Ranked, type Share,
} from "./judge.js";
export { fitCalibration, probability, type Outcome } from "./calibrate.js";
export {
  accuracy, crossValidate, firstOf, fitWeights, outcomeOf,
  type Crossed, type FitCandidate, type FitOptions, type FitRow,
} from "./fit.js";
