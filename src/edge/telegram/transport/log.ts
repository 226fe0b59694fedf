import { pino, type Logger } from "pino";
import { redactor } from "./redact.js";

export type Log = Logger;

export interface LogOptions {
  level: string;
  secrets: readonly string[]; // taken out of every line
  write?: (line: string) => void; // standard output by default
}

/**
 * A logger of JSON lines in which no secret and no text of a user can appear: each finished line is redacted,
 * and of an error only name, message, code and stack are kept (the errors of API clients carry the whole call).
 */
export function createLog({ level, secrets, write = (line) => void process.stdout.write(line) }: LogOptions): Log {
  const redact = redactor(secrets);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: bareError, error: bareError } },
    { write: (line: string) => write(redact(line)) },
  );
}

function bareError(error: unknown): object {
  if (!(error instanceof Error)) return { message: typeof error };
  const code = (error as { code?: unknown }).code;
  const cause = error.cause instanceof Error ? { cause: bareError(error.cause) } : {};
  return { type: error.name, message: error.message, ...(code === undefined ? {} : { code }), stack: error.stack, ...cause };
}
