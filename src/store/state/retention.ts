/** How long what is kept stays, in milliseconds since its last write; /privacy tells the same numbers. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const RETENTION = {
  updates: 2 * DAY, // since it was last begun; Telegram itself repeats an update for at most one day
  sessions: 1 * DAY, // follow-ups within a day
  answers: 180 * DAY, // deep links and buttons under old messages
  replies: 2 * DAY, // users can edit a message for two days
  votes: 365 * DAY,
  gaps: 180 * DAY,
  languages: 365 * DAY,
  files: 30 * DAY,
} as const;

export type Retained = keyof typeof RETENTION;
