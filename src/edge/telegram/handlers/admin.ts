import { bold, lines } from "../../../render/telegram-rich.js";
import { ingestCommand } from "./admin-ingest.js";
import { reviewCommand } from "./admin-review.js";
import type { CommandContext } from "./commands.js";
import type { Incoming } from "./incoming.js";
import { sendView } from "./send.js";
import type { Tools } from "./tools.js";

const MOST_GAPS = 30;

type AdminCommand = (command: CommandContext) => Promise<void>;

/** What only admins (ADMIN_IDS) may do, in their private chat. */
const ADMIN_COMMANDS: Readonly<Record<string, AdminCommand>> = {
  gaps: showGaps,
  ingest: ingestCommand,
  review: reviewCommand,
};

/** Whether a message is an admin's, in their private chat with the bot. */
export const isAdmin = ({ config }: Pick<Tools, "config">, { isGroup, user }: Pick<Incoming, "isGroup" | "user">): boolean => !isGroup && config.adminIds.has(user);

/** @returns false when there is no such command for this user: then it is as unknown as any other */
export async function adminCommand(command: CommandContext, name: string): Promise<boolean> {
  const { tools, from } = command;
  const run = Object.hasOwn(ADMIN_COMMANDS, name) ? ADMIN_COMMANDS[name] : undefined;
  if (run === undefined || !isAdmin(tools, from)) return false;
  await run(command);
  return true;
}

/** What people asked and did not get, most frequent first. */
async function showGaps({ ctx, tools, from, wording }: CommandContext): Promise<void> {
  const groups = await tools.state.gaps.list({ limit: MOST_GAPS });
  const { admin } = wording.texts;
  const rows = groups.map(({ count, question, reason }) => `${count}× ${question} (${reason})`);
  await sendView(ctx, from, { rich: rows.length === 0 ? { text: admin.none, entities: [] } : lines(bold(admin.title), ...rows) });
}
