import { ApiError } from "./transport/api-error.js";

/** The bot cannot start or go on by a fault of its configuration: one line that names the variable or the file. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** The same error, as a StartError where the operator can mend it. */
export function startErrorOf(error: unknown, apiRoot: string): unknown {
  if (error instanceof ApiError) return ofTelegram(error, apiRoot) ?? error;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === "EADDRINUSE") return new StartError(`PORT ${port ?? ""}: another program listens there`);
  if (code === "EACCES" && port !== undefined) return new StartError(`PORT ${port}: may not be listened on`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new StartError(`HOST ${address ?? ""}: is no address of this machine`);
  }
  return error;
}

function ofTelegram({ method, code, description }: ApiError, apiRoot: string): StartError | null {
  const said = `(${code} ${description})`;
  if (code === 401 || code === 404) {
    return new StartError(`BOT_TOKEN is refused by ${new URL(apiRoot).host} ${said}: copy it anew from @BotFather`);
  }
  return method === "setWebhook" && code === 400 ? new StartError(`WEBHOOK_URL is refused by Telegram ${said}`) : null;
}
