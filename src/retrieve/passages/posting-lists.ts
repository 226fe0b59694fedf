const WORDS = 1 << 21; // places for words, by hash; two words in one place only make a list longer
const SLAB = 1 << 18; // entries: 1 MB a slab, so that growing never copies what is there
const LARGEST = 128; // entries of a chunk
const MOST_TIMES = 15;

/**
 * For each word the passages that hold it, in chunks of 2, 4, 8 … 128 entries linked to each other, so that adding never moves
 * a list. An entry is passage × 16 + times (at most 15); the first number of a chunk is the address of the next one.
 */
export class PostingLists {
  private readonly heads = new Uint32Array(WORDS); // address of the first chunk
  private readonly lasts = new Uint32Array(WORDS); // address of the last chunk
  private readonly counts = new Uint32Array(WORDS); // entries
  private readonly slabs: Uint32Array[] = [];
  private free = 1; // next free address; 0 means no chunk

  add(word: string, passage: number, times: number): void {
    const key = placeOf(word);
    const count = this.counts[key] ?? 0;
    const { room, used } = chunkAt(count);
    if (used === 0) this.link(key, room);
    const address = (this.lasts[key] ?? 0) + 1 + used;
    this.write(address, passage * 16 + Math.min(times, MOST_TIMES));
    this.counts[key] = count + 1;
  }

  private link(key: number, room: number): void {
    let address = this.free;
    if ((address % SLAB) + room + 1 > SLAB) address = Math.ceil(address / SLAB) * SLAB;
    if (address + room >= this.slabs.length * SLAB) this.slabs.push(new Uint32Array(SLAB));
    this.free = address + room + 1;
    const last = this.lasts[key] ?? 0;
    if (last === 0) this.heads[key] = address;
    else this.write(last, address);
    this.lasts[key] = address;
  }

  private write(address: number, value: number): void {
    const slab = this.slabs[Math.floor(address / SLAB)];
    if (slab) slab[address % SLAB] = value;
  }

  /** Calls back with every passage that holds the word, and how often. */
  each(word: string, visit: (passage: number, times: number) => void): void {
    const key = placeOf(word);
    let left = this.counts[key] ?? 0;
    let address = this.heads[key] ?? 0;
    for (let room = 2; left > 0; room = Math.min(room * 2, LARGEST)) {
      const slab = this.slabs[Math.floor(address / SLAB)];
      if (!slab) return;
      const start = address % SLAB;
      const end = Math.min(room, left);
      for (let i = 1; i <= end; i++) {
        const entry = slab[start + i] ?? 0;
        visit(Math.floor(entry / 16), entry % 16);
      }
      left -= end;
      address = slab[start] ?? 0;
    }
  }
}

/** The chunk into which the entry after `count` others goes: its room, and how much of it is used. */
function chunkAt(count: number): { room: number; used: number } {
  let room = 2;
  let before = 0;
  while (room < LARGEST && count >= before + room) {
    before += room;
    room *= 2;
  }
  return { room, used: room < LARGEST ? count - before : (count - before) % LARGEST };
}

function placeOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0) & (WORDS - 1);
}
