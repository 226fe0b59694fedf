import type { Language } from "../../../domain/answer.js";
import type { Api } from "../transport/api.js";
import { TEXTS, type Texts } from "../texts.js";
import { COMMANDS, GROUP_COMMANDS, type Command } from "./commands.js";

/** Telegram knows languages by two letters, so all Chinese is one; without a language it is for everybody else. */
const MENUS: readonly { code: string; language: Language }[] = [
  { code: "", language: "en" },
  { code: "zh", language: "zh-Hans" },
];
const PRIVATE = Object.keys(COMMANDS) as Command[];

/** Tells Telegram the commands, by scope and language, and what the bot is; what is as it was is left alone there. */
export async function introduce(api: Pick<Api, "call">, admins: Iterable<number> = []): Promise<void> {
  for (const { code, language } of MENUS) {
    const texts = TEXTS[language];
    const language_code = code === "" ? {} : { language_code: code };
    await api.call("setMyCommands", { commands: menu(PRIVATE, texts), scope: { type: "all_private_chats" }, ...language_code });
    await api.call("setMyCommands", { commands: menu(GROUP_COMMANDS, texts), scope: { type: "all_group_chats" }, ...language_code });
    await api.call("setMyCommands", { commands: menu(PRIVATE, texts), ...language_code });
    await api.call("setMyDescription", { description: texts.profile.description, ...language_code });
    await api.call("setMyShortDescription", { short_description: texts.profile.short, ...language_code });
    for (const chat_id of admins) {
      const scope = { type: "chat", chat_id };
      const commands = [...adminMenu(texts), ...menu(PRIVATE, texts)];
      await api.call("setMyCommands", { commands, scope, ...language_code }).catch(() => undefined); // who never wrote to it has no chat yet
    }
  }
}

const adminMenu = ({ admin }: Texts): { command: string; description: string }[] =>
  Object.entries(admin.commands).map(([command, description]) => ({ command, description }));

function menu(names: readonly Command[], texts: Texts): { command: string; description: string }[] {
  return names.map((command) => ({ command, description: texts.commands[command] }));
}
