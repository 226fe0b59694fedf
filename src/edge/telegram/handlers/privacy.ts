import { bold, join, lines } from "../../../render/telegram-rich.js";
import { RETENTION, type Counts } from "../../../store/state/index.js";
import { encodeTap } from "./callback-data.js";
import { button, keyboard } from "./keyboard.js";
import type { Asker, Tools, View } from "./tools.js";
import type { Wording } from "./wording.js";

/** What is stored, for how long, and how much of the user's there is now. */
export async function privacyView({ state }: Tools, { texts }: Wording, { user }: Asker): Promise<View> {
  const { privacy } = texts;
  const held = await state.held(user);
  return { rich: lines(bold(privacy.title), privacy.body(RETENTION), "", join([bold(privacy.held), "\n", isEmpty(held) ? privacy.nothing : privacy.counts(held)])) };
}

/** Asks before deleting; the button that keeps everything comes first. */
export async function forgetView({ state }: Tools, { texts }: Wording, { user }: Asker): Promise<View> {
  const { privacy, buttons } = texts;
  const held = await state.held(user);
  if (isEmpty(held)) return { rich: { text: privacy.nothing, entities: [] } };
  return {
    rich: lines(bold(privacy.held), privacy.counts(held), privacy.forget),
    keyboard: keyboard([button(buttons.keep, encodeTap("forget", user, "no"))], [button(buttons.forget, encodeTap("forget", user, "yes"))]),
  };
}

const isEmpty = (held: Counts): boolean => Object.values(held).every((count) => count === 0);
