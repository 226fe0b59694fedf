import { gapKey } from "../gap-key.js";
import { RETENTION } from "../retention.js";
import type { Gap, GapGroup, Gaps, Tally, Votes } from "../types.js";
import { Shelf } from "./shelf.js";

interface Vote {
  answer: string;
  user: number;
  value: 1 | -1;
  reason: string | null;
}

interface Owned<T> {
  match(test: (value: T) => boolean, remove: boolean): number;
  purge(): number;
}

export function memoryVotes(clock: () => number): Votes & Owned<Vote> {
  const votes = new Shelf<Vote>(clock, RETENTION.votes);
  const tally = (answer: string): Tally => ({
    up: votes.match((vote) => vote.answer === answer && vote.value === 1, false),
    down: votes.match((vote) => vote.answer === answer && vote.value === -1, false),
  });
  return {
    cast: async ({ answer, user, value, reason }) => {
      const key = `${answer}/${user}`;
      const before = votes.get(key);
      votes.set(key, { answer, user, value, reason: reason ?? (before?.value === value ? before.reason : null) });
      return { ...tally(answer), changed: before?.value !== value };
    },
    tally: async (answer) => tally(answer),
    match: (test, remove) => votes.match(test, remove),
    purge: () => votes.purge(),
  };
}

export function memoryGaps(clock: () => number): Gaps & Owned<Gap> {
  const gaps = new Shelf<Gap>(clock, RETENTION.gaps);
  let next = 0;
  return {
    add: async (gap) => gaps.set(String(next++), gap),
    list: async ({ since = 0, limit = 100 } = {}) => {
      const groups = new Map<string, GapGroup & { users: Set<number>; latest: number }>();
      for (const { key, value: gap, at } of gaps.entries()) {
        if (at < since) continue;
        const name = `${gap.reason}/${gapKey(gap.question)}`;
        const group = groups.get(name) ?? { ...shown(gap), count: 0, people: 0, first: at, last: at, users: new Set(), latest: 0 };
        if (gap.user !== null) group.users.add(gap.user);
        groups.set(name, {
          ...group, ...shown(gap), count: group.count + 1, people: group.users.size,
          first: Math.min(group.first, at), last: Math.max(group.last, at), latest: Number(key),
        });
      }
      return [...groups.values()]
        .sort((a, b) => b.count - a.count || b.last - a.last || b.latest - a.latest)
        .slice(0, limit)
        .map(({ users: _users, latest: _latest, ...group }) => group);
    },
    match: (test, remove) => gaps.match(test, remove),
    purge: () => gaps.purge(),
  };
}

function shown(gap: Gap): Pick<GapGroup, "question" | "language" | "reason"> {
  return { question: gap.question, language: gap.language, reason: gap.reason };
}
