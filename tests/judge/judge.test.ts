import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Weights } from "../../src/domain/weights.js";
import {
  createJudge, crossValidate, explain, fitCalibration, fitWeights, probability,
  type Feature, type FitRow,
} from "../../src/judge/index.js";

interface Place {
  near: number;
  far: number;
}

const features: Feature<Place, null>[] = [
  { name: "near", why: "it is near", sign: 1, of: ({ near }) => near },
  { name: "far", why: "it is far", sign: -1, of: ({ far }) => far },
];
const weights: Weights = {
  judge: "places", fitted: "by hand, for this test", rows: 0, inSample: 1, heldOut: 1, tell: 0.5,
  calibration: { score: 1, lead: 1, bias: -1 },
  features: [{ name: "near", weight: 2, why: "" }, { name: "far", weight: -1, why: "" }],
};

describe("a judge", () => {
  const judge = createJudge(features, weights);
  test("puts the best first and says by how much", () => {
    const [first, second] = judge.rank([{ near: 0, far: 1 }, { near: 1, far: 0.5 }], null);
    expect(first).toMatchObject({ candidate: { near: 1 }, score: 1.5, lead: 2.5 });
    expect(second).toMatchObject({ score: -1, lead: -2.5 });
    expect(first?.p).toBeGreaterThan(0.9);
    expect(second?.p).toBeLessThan(0.1);
  });
  test("keeps the order of equals", () => {
    const equal = [{ near: 1, far: 0 }, { near: 1, far: 0 }];
    expect(judge.rank(equal, null).map(({ candidate }) => candidate)).toEqual(equal);
  });
  test("says what each feature brought", () => {
    expect(explain(features, weights, [0.5, 0.2])).toMatchObject([
      { name: "near", share: 1 }, { name: "far", share: -0.2 },
    ]);
  });
  test("refuses weights of other features", () => {
    const other = { ...weights, features: [{ name: "wide", weight: 1, why: "" }] };
    expect(() => createJudge(features, other)).toThrow("lacks near, lacks far, knows wide");
  });
});

const row = (group: string, right: number[], ...wrong: number[][]): FitRow => ({
  group,
  candidates: [...wrong.map((values) => ({ values, right: false })), { values: right, right: true }],
});
const rows = Array.from({ length: 20 }, (_, i) => row(`g${i}`, [0.9, 0.2], [0.3, 0.2], [0.5, 0.9]));

describe("fitting", () => {
  test("finds what tells right from wrong, and the same on every run", () => {
    const [near = 0, far = 0] = fitWeights(rows, [1, -1]);
    expect(near).toBeGreaterThan(1);
    expect(far).toBeLessThan(0);
    expect(fitWeights(rows, [1, -1])).toEqual([near, far]);
  });
  test("keeps the declared sign", () => {
    expect(fitWeights(rows, [-1, 1])).toEqual([0, 0]);
  });
  test("measures on groups that it has not seen", () => {
    const { held, outcomes } = crossValidate([...rows, { group: "none", candidates: [] }], [1, -1]);
    expect(held).toBe(1);
    expect(outcomes).toHaveLength(20);
  });
  test("a better score is never less sure", () => {
    const calibration = fitCalibration([
      { score: 1, lead: 1, right: true }, { score: 3, lead: 2, right: true },
      { score: 0.5, lead: 0.1, right: false }, { score: 2, lead: 0.2, right: false },
    ]);
    fc.assert(fc.property(fc.float({ noNaN: true, min: 0, max: 5 }), (score) =>
      probability(calibration, score + 1, 1) >= probability(calibration, score, 1)));
  });
});
