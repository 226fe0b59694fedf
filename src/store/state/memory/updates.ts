import { RETENTION } from "../retention.js";
import type { Updates } from "../types.js";

interface Open {
  body: string;
  attempts: number;
  tries: number;
  due: number | null;
  begun: number; // sends
}

/** The inbox in memory. */
export function memoryUpdates(clock: () => number): Updates & { purge(): number } {
  const open = new Map<number, Open>();
  const done = new Map<number, number>(); // update id → when
  const sends = new Map<number, Map<number, string>>();
  return {
    begin: async (id, body) => {
      if (done.has(id)) return { status: "done" };
      const found = open.get(id);
      const attempts = (found?.attempts ?? 0) + 1;
      const { tries = 0, begun = 0 } = found ?? {};
      open.set(id, { body: found?.body ?? body, attempts, tries, due: null, begun });
      return { status: found === undefined ? "new" : "again", attempts, tries };
    },
    putOff: async (id, due) => {
      const found = open.get(id);
      if (found !== undefined) open.set(id, { ...found, due, attempts: 0, tries: found.tries + 1 });
    },
    finish: async (id) => {
      if (!open.delete(id)) return;
      sends.delete(id);
      done.set(id, clock());
    },
    pending: async () => [...open].map(([id, { body, attempts, due }]) => ({ id, body, attempts, due })).sort((a, b) => a.id - b.id),
    beginSend: async (id, n) => {
      const found = open.get(id);
      if (found !== undefined) found.begun = Math.max(found.begun, n + 1);
    },
    cancelSend: async (id, n) => {
      const found = open.get(id);
      if (found !== undefined) found.begun = Math.min(found.begun, n);
    },
    recordSend: async (id, n, result) => {
      const known = sends.get(id) ?? new Map<number, string>();
      if (!known.has(n)) known.set(n, result);
      sends.set(id, known);
    },
    sends: async (id) => ({ begun: open.get(id)?.begun ?? 0, results: new Map(sends.get(id)) }),
    purge: () => {
      const old = [...done].filter(([, at]) => at < clock() - RETENTION.updates);
      for (const [id] of old) done.delete(id);
      return old.length;
    },
  };
}
