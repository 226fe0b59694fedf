import type { Ask } from "../../ask.js";
import type { Language, Option } from "../../domain/answer.js";
import type { Conversation } from "../../domain/conversation.js";
import { inPrint } from "../../render/in-print.js";
import { chosenNumber, smallTalk } from "../small-talk.js";
import { findCommand, listCommands, type Command } from "./commands.js";
import { paintAnswer, type Paint } from "./paint.js";
import { wording } from "./wording.js";

/** What comes back for a line that was typed. */
export interface Said {
  lines: string[]; // to print; none for an empty line
  error: string | null; // what went wrong inside, for those who look after the program
  leave: boolean;
}

export interface Talk {
  say(line: string): Said;
}

/** One chat: each line is a question, a command, or the number of an option of the answer before. Never throws. */
export function createTalk({ ask, now, paint }: { ask: Ask; now: () => Date; paint: Paint }): Talk {
  let conversation: Conversation | null = null;
  let options: Option[] = [];
  let language: Language = "zh-Hans"; // of the answer before
  let count = 0;

  const lines = (...printed: string[]): Said => ({ lines: printed, error: null, leave: false });

  /** @param how.fresh it is whole in itself: a choice, a command; what was said before has no part in it */
  function answer(text: string, how: { as?: Language; fresh?: boolean } = {}): Said {
    const { as, fresh = false } = how;
    try {
      const question = { id: String(++count), chat: "terminal", text, ...(as ? { language: as } : {}) };
      const reply = ask(question, fresh ? null : conversation, now());
      const said = inPrint(reply.answer);
      ({ conversation } = reply);
      ({ language, options } = said);
      return lines(...paintAnswer(said, paint));
    } catch (error) {
      return { ...lines(wording(language).failed), error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  function run(command: Command): Said {
    if (command.ask === null) return { ...lines(), leave: true };
    const said = answer(command.ask, { as: language, fresh: true });
    return command.name === "/help" ? { ...said, lines: [...said.lines, wording(language).commands, ...listCommands(language)] } : said;
  }

  function help(): Said {
    const command = findCommand("/help");
    return command === null ? lines() : run(command);
  }

  function choose(number: number): Said {
    const option = options[number - 1];
    if (!option) return lines(wording(language).choose(options.length));
    const said = answer(option.ask, { as: language, fresh: true });
    return { ...said, lines: [paint.source(`› ${option.ask}`), ...said.lines] };
  }

  return {
    say(line) {
      const text = line.trim();
      if (text === "") return lines();
      const command = findCommand(text);
      if (command) return run(command);
      const number = chosenNumber(text);
      if (number !== null && options.length > 0) return choose(number);
      if (/^[/／][a-z]+$/iu.test(text)) return lines(wording(language).unknown(text));
      const kind = smallTalk(text);
      if (kind === "nod") return lines(wording(language).nod);
      return kind === "menu" ? help() : answer(text);
    },
  };
}
