import { z } from "zod";

/** What a group of indicators is about. The name people see is in data/themes.yaml. */
export const ThemeId = z.enum([
  "poverty", "income", "employment", "industry", "finance", "education", "health", "housing", "water", "transport",
  "power", "environment", "culture", "security", "organisation", "cooperation", "projects", "general",
]);
export type ThemeId = z.infer<typeof ThemeId>;

export const Theme = z.strictObject({
  id: ThemeId,
  name: z.string(), // "就业"
  en: z.string(), // "employment"
  aliases: z.array(z.string()), // words that ask for the whole theme: 就业, 务工, 工作岗位
  enAliases: z.array(z.string()).default([]),
});
export type Theme = z.infer<typeof Theme>;

/** What a figure measures. */
export const Indicator = z.strictObject({
  id: z.string().refine((s) => /^[a-z][a-z0-9_]*$/u.test(s), "not an id like poverty_rate"),
  name: z.string().min(2), // short noun phrase, simplified: "贫困发生率"
  en: z.string().min(2), // "poverty rate"
  unit: z.string(), // base unit of its values: "%", "元", "人", "亩"; "" for a bare count
  theme: ThemeId,
  aliases: z.array(z.string()).default([]), // as people say it, simplified: 贫困率, 穷人占比
  enAliases: z.array(z.string()).default([]),
  lower: z.boolean().default(false), // true when less is better (poverty rate); words a ranking
});
export type Indicator = z.infer<typeof Indicator>;
