import { z } from "zod";

const Line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  chat: z.union([z.string(), z.number()]).transform(String).optional(),
  text: z.string(),
});

export interface LineQuestion {
  id: string;
  chat: string; // a line without a chat is a conversation of its own
  text: string;
}

/** Reads one line of JSONL; what is wrong with it is a value. */
export function readLine(line: string): LineQuestion | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: `not JSON: ${line.slice(0, 60)}` };
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) return { error: `not a question: ${parsed.error.issues.map((i) => `${i.path.join(".") || "line"}: ${i.message}`).join("; ")}` };
  const { id, chat, text } = parsed.data;
  return { id, chat: chat ?? id, text };
}
