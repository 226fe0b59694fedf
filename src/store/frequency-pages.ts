import type Database from "libsql";
import { z } from "zod";
import { BLOCK, Frequencies } from "../retrieve/passages/frequencies.js";

const Page = z.object({ page: z.number(), counts: z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)]) }); // libsql gives either
const Total = z.object({ value: z.number() }).optional();

/** The frequencies as the database keeps them; empty ones for a new database. */
export function loadFrequencies(database: Database.Database): Frequencies {
  const frequencies = new Frequencies();
  for (const row of database.prepare("SELECT page, counts FROM frequencies").all()) {
    const { page, counts } = Page.parse(row);
    frequencies.counts.set(new Uint32Array(new Uint8Array(counts).buffer), page * BLOCK);
  }
  const about = database.prepare("SELECT value FROM about WHERE name = ?");
  frequencies.passages = Total.parse(about.get("passages"))?.value ?? 0;
  frequencies.total = Total.parse(about.get("total"))?.value ?? 0;
  return frequencies;
}

/** Writes what has changed since the last time. */
export function saveFrequencies(database: Database.Database, frequencies: Frequencies): void {
  const put = database.prepare("INSERT OR REPLACE INTO frequencies VALUES (?, ?)");
  for (const page of frequencies.takeChanged()) {
    const counts = frequencies.counts.slice(page * BLOCK, (page + 1) * BLOCK);
    put.run(page, Buffer.from(counts.buffer));
  }
  const about = database.prepare("INSERT OR REPLACE INTO about VALUES (?, ?)");
  about.run("passages", frequencies.passages);
  about.run("total", frequencies.total);
}
