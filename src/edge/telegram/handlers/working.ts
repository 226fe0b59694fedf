import type { BotContext } from "./types.js";

const AFTER = 300; // ms; what is quicker needs no sign
const AGAIN = 4500; // ms; Telegram shows a sign for 5 s

/** Shows in a chat that something is being made, while the work takes long. The sign may fail, the work goes on. */
export async function whileWorking<T>(ctx: BotContext, chat: number, sign: "typing" | "upload_photo" | "upload_document", work: Promise<T>): Promise<T> {
  const show = (): void => void ctx.telegram.sendChatAction(chat, sign).catch(() => undefined);
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    again = setInterval(show, AGAIN);
  }, AFTER);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
