import { bold, lines } from "../../../render/telegram-rich.js";
import type { CommandContext } from "./commands.js";
import { sendView } from "./send.js";

const MOST_GAPS = 30;

type AdminCommand = (command: CommandContext) => Promise<void>;

/**
 * What only admins (ADMIN_IDS) may do, in their private chat. The review of articles has its place here: a row for
 * each of its commands; texts and files that admins send would be taken up in `handleMessage` before questions are.
 */
const ADMIN_COMMANDS: Readonly<Record<string, AdminCommand>> = {
  gaps: showGaps,
};

/** @returns false when there is no such command for this user: then it is as unknown as any other */
export async function adminCommand(command: CommandContext, name: string): Promise<boolean> {
  const { tools, from } = command;
  const run = Object.hasOwn(ADMIN_COMMANDS, name) ? ADMIN_COMMANDS[name] : undefined;
  if (run === undefined || from.isGroup || !tools.config.adminIds.has(from.user)) return false;
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
