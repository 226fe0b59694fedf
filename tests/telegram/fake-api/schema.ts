import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { createGenerator } from "ts-json-schema-generator";

/** A piece of JSON Schema as the generator writes it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  additionalProperties?: boolean | Schema;
  definitions?: Record<string, Schema>;
  const?: unknown;
}

const types = join(import.meta.dirname, "../../../node_modules/@gramio/types");
const version = (JSON.parse(readFileSync(join(types, "package.json"), "utf8")) as { version: string }).version;
const cache = join(types, "../../.cache/chuchu");

/**
 * The Bot API as JSON Schema, generated from the types that @gramio/types takes from Telegram's own page.
 * Takes seconds, so the result is kept beside the packages. Its properties are the parameters of each method
 * ("sendMessage") and the objects "Update" and "Message".
 */
export function loadSchema(): Schema {
  const file = join(cache, `bot-api-${version}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Schema;
  } catch {
    const schema = asSent(generate());
    const fresh = join(cache, `${process.pid}.json`);
    writeFileSync(fresh, JSON.stringify(schema));
    renameSync(fresh, file); // several test workers may do the same
    return schema;
  }
}

function generate(): Schema {
  mkdirSync(cache, { recursive: true });
  const params = readFileSync(join(types, "out/params.d.ts"), "utf8").matchAll(/^export (?:interface|type) (\w+)Params\b/gmu);
  const methods = [...params].map((match) => match[1] ?? "");
  const root = join(cache, `root-${process.pid}.ts`);
  writeFileSync(
    root,
    `import type * as P from "../../@gramio/types/out/params.js";
import type * as O from "../../@gramio/types/out/objects.js";
export interface BotApi {
${methods.map((name) => `  ${name.charAt(0).toLowerCase()}${name.slice(1)}: P.${name}Params;`).join("\n")}
  Update: O.TelegramUpdate; Message: O.TelegramMessage;
}`,
  );
  return createGenerator({
    path: root, skipTypeCheck: true, expose: "export", topRef: false, jsDoc: "none", additionalProperties: false,
  }).createSchema("BotApi") as Schema;
}

/** The types describe objects in a program; on the wire a file is a name, and nothing has toJSON. */
function asSent(schema: Schema): Schema {
  const cleaned = JSON.parse(
    JSON.stringify(schema, (_key, value: unknown) =>
      Array.isArray(value) ? value.filter((part: Schema | null) => !isHelper(part)) : value,
    ),
  ) as Schema;
  return { ...cleaned, definitions: { ...cleaned.definitions, TelegramInputFile: { type: "string" } } };
}

function isHelper(part: Schema | null): boolean {
  const names = Object.keys(part?.properties ?? {});
  return names.length === 1 && (names[0] === "toJSON" || names[0] === "toString");
}

/** Validators for one part of the schema: as written, and with unknown fields let through. */
export interface Validators {
  strict: ValidateFunction;
  loose: ValidateFunction;
}

/** Compiles parts of the schema when they are first asked for: all of it would take seconds. */
class Compiled {
  readonly #schema = loadSchema();
  readonly #ready = new Map<string, Validators | null>();

  /** @returns null when there is no such method or object */
  of(name: string): Validators | null {
    const ready = this.#ready.get(name);
    if (ready !== undefined) return ready;
    const part = this.#schema.properties?.[name];
    const made = part === undefined ? null : this.#compile({ ...part, definitions: this.#reachable(part) });
    this.#ready.set(name, made);
    return made;
  }

  #compile(schema: Schema): Validators {
    const options = { strict: false, inlineRefs: false, code: { optimize: false } };
    return {
      strict: new Ajv({ ...options, allErrors: true }).compile(schema),
      loose: new Ajv(options).compile(loosened(schema)),
    };
  }

  #reachable(part: Schema): Record<string, Schema> {
    const found: Record<string, Schema> = {};
    const visit = (schema: Schema): void => {
      for (const [, name] of JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/gu)) {
        const definition = this.#schema.definitions?.[decodeURIComponent(name ?? "")];
        if (name === undefined || definition === undefined || name in found) continue;
        found[name] = definition;
        visit(definition);
      }
    };
    visit(part);
    return found;
  }

  /** Whether a parameter may be something else than text, so that text from a form must be read as JSON. */
  isStructured(method: string, parameter: string): boolean {
    const seen = this.#resolve(this.#resolve(this.#schema.properties?.[method])?.properties?.[parameter]);
    const parts = seen?.anyOf ?? (seen === undefined ? [] : [seen]);
    return parts.map((part) => this.#resolve(part)).some((part) => part?.type !== "string");
  }

  #resolve(part: Schema | undefined): Schema | undefined {
    if (part?.$ref === undefined) return part;
    return this.#resolve(this.#schema.definitions?.[decodeURIComponent(part.$ref.replace("#/definitions/", ""))]);
  }
}

let shared: Compiled | null = null;

/** The one set of validators of this process: compiling them takes a second. */
export function compiledSchema(): Compiled {
  return (shared ??= new Compiled());
}

function loosened(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === "additionalProperties" ? undefined : value))) as Schema;
}

/**
 * The fields that the schema does not know, by path ("/reply_markup/inline_keyboard/0/0/hide").
 * Call it when `loose` accepts the value and `strict` does not. In a union each branch complains about the fields of
 * the others; a field is unknown when the value is only valid without it.
 */
export function unknownFields(value: unknown, { strict, loose }: Validators): string[] {
  strict(value);
  const complained = (strict.errors ?? [])
    .filter((error: ErrorObject) => error.keyword === "additionalProperties")
    .map((error) => `${error.instancePath}/${String(error.params["additionalProperty"])}`);
  const candidates = [...new Set(complained)].filter((path) => loose(without(value, [path])));
  return candidates.filter((path) => !strict(without(value, candidates.filter((other) => other !== path))));
}

function without(value: unknown, paths: string[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const path of paths) {
    const steps = path.slice(1).split("/");
    const last = steps.pop() ?? "";
    let place: unknown = copy;
    for (const step of steps) place = (place as Record<string, unknown> | undefined)?.[step];
    if (place !== null && typeof place === "object") delete (place as Record<string, unknown>)[last];
  }
  return copy;
}
