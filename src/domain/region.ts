import { z } from "zod";

/** GB/T 2260 code ("500154"), or for a place below the county one of our own: "500154-guanmian", "500154-guanmian-quanxiu". */
export const RegionId = z.string().refine((s) => /^\d{6}(?:-[a-z0-9]+){0,2}$/u.test(s), "not a region id like 500154 or 500154-guanmian");
export type RegionId = z.infer<typeof RegionId>;

/** From province to village the places of the hierarchy; before them those that stand outside of it. */
export const RegionLevel = z.enum([
  "nation", "country", "area", "water", "zone",
  "province", "prefecture", "county", "township", "village",
]);
export type RegionLevel = z.infer<typeof RegionLevel>;

/** A place that facts are told of, or that contains one. */
export const Region = z.strictObject({
  id: RegionId,
  name: z.string().min(2), // full name, simplified: "科尔沁左翼后旗"
  short: z.string().min(2), // as answers call it: "科左后旗", "开州区"
  level: RegionLevel,
  parent: RegionId.nullable(), // the next place above; null for a province
  aliases: z.array(z.string()).default([]), // other names people use, old ones too, simplified: 开县, 开州, 后旗
  en: z.string().min(2), // "Horqin Left Rear Banner"
  enAliases: z.array(z.string()).default([]), // "Kezuohouqi", "Weng'an County"; plain pinyin too
  note: z.string().optional(),
});
export type Region = z.infer<typeof Region>;

/** A region as texts name it, before anything is told of it. */
export type Place = Pick<Region, "id" | "name" | "short" | "level" | "parent">;

export const NATION: Place = { id: "100000", name: "全国", short: "全国", level: "nation", parent: null };

/** Where a figure's place is not known: such a figure waits for review. */
export const NOWHERE: Place = { id: "000000", name: "", short: "", level: "area", parent: null };
