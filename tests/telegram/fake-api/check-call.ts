import type { UploadedFile } from "./body.js";
import { brokenLimit } from "./limits.js";
import { Refusal, type Fields } from "./methods.js";
import { compiledSchema, unknownFields } from "./schema.js";

const WITHOUT_PARAMETERS = new Set(["getMe", "getWebhookInfo", "deleteWebhook", "logOut", "close"]);

/**
 * Holds a call against the Bot API's own description and Telegram's limits.
 * @returns what a careful bot should not do, and Telegram's refusal if it would refuse. Fields that Telegram does not
 *   know are a lint, not a refusal: it ignores them
 */
export function checkCall(method: string, fields: Fields, files: UploadedFile[]): { lints: string[]; refusal: Refusal | null } {
  const validators = compiledSchema().of(method);
  if (validators === null && !WITHOUT_PARAMETERS.has(method)) return { lints: [], refusal: new Refusal(404, "Not Found") };
  const { method: repeated, ...given } = fields; // telegraf's forms repeat the method's name
  const lints = repeated === undefined || repeated === method ? [] : [`${method} unknown field /method`];
  const direct = files.filter(({ field }) => !JSON.stringify(given).includes(`attach://${field}`));
  const seen = { ...given, ...Object.fromEntries(direct.map(({ field }) => [field, `attach://${field}`])) };
  if (validators !== null && !validators.strict(seen)) {
    if (!validators.loose(seen)) {
      const [first] = validators.loose.errors ?? [];
      const reason = `${method}${first?.instancePath ?? ""} ${first?.message ?? ""} ${JSON.stringify(first?.params)}`;
      return { lints: [...lints, reason], refusal: new Refusal(400, `Bad Request: ${reason}`) };
    }
    lints.push(...unknownFields(seen, validators).map((path) => `${method} unknown field ${path}`));
  }
  const broken = brokenLimit(method, seen, files);
  if (broken === null) return { lints, refusal: null };
  return { lints: [...lints, `${method} ${broken}`], refusal: new Refusal(400, `Bad Request: ${broken}`) };
}
