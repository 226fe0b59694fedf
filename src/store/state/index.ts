import { join } from "node:path";
import { openSqliteState } from "./sqlite/state.js";
import type { State, StateOptions } from "./types.js";

export { openMemoryState } from "./memory/state.js";
export { RETENTION } from "./retention.js";
export { shortId as newAnswerId } from "./short-id.js";
export { openSqliteState } from "./sqlite/state.js";
export type * from "./types.js";

/** The state as configured: the file `chuchu.sqlite` in the folder, made when it is missing. */
export function openState(dataDir: string, options: StateOptions = {}): State {
  return openSqliteState(join(dataDir, "chuchu.sqlite"), options);
}
