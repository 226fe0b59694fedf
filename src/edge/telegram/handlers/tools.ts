import type { Answer } from "../../../domain/answer.js";
import type { Originals } from "../../../domain/originals.js";
import type { World } from "../../../domain/world.js";
import type { Charts } from "../../charts/index.js";
import type { IngestDesk } from "../../ingesting/index.js";
import type { Speech } from "./session.js";
import type { Keyboard } from "./keyboard.js";
import type { Rich } from "../../../render/telegram-rich.js";
import type { Deps } from "./types.js";

/** What is known and drawn; functions, because what is known may grow while the bot runs. */
export interface Parts {
  world(): World;
  originals(): Originals | null;
  charts(): Promise<Charts>;
  /** Takes up what is known since; awaited before a question is answered. */
  fresh?(): Promise<void>;
  /** Where admins bring articles; without it they cannot. */
  ingest?: IngestDesk;
}

/** All that a handler works with. */
export interface Tools extends Deps, Parts {}

/** A message as it is to be shown. */
export interface View {
  rich: Rich;
  keyboard?: Keyboard;
}

/** Who asks, and where. */
export interface Asker {
  chat: number;
  user: number;
  isGroup: boolean;
  message: number | null; // the message to reply to in a group
  code: string | undefined; // language tag of the user's client
  speech?: Speech; // once it is known
  repliesToAnswer?: string; // the id of the answer that the message replies to, whoever asked for that
}

/** An answer that is kept, with the id under which buttons and links find it. */
export interface Kept {
  id: string;
  answer: Answer;
}
