/** A match of a word in a text: UTF-16 offsets and what the word stands for. */
export interface TrieMatch<T> {
  start: number;
  end: number;
  value: T;
}

/** Most nodes have one child only: it lies in the node itself, and a Map for the others is made when there are any. */
interface Node<T> {
  code: number; // of the first child, -1 without
  child: Node<T> | undefined;
  others: Map<number, Node<T>> | undefined;
  value: T | undefined;
}

const newNode = <T>(): Node<T> => ({ code: -1, child: undefined, others: undefined, value: undefined });

function childOf<T>(node: Node<T>, code: number): Node<T> | undefined {
  return node.code === code ? node.child : node.others?.get(code);
}

function addChild<T>(node: Node<T>, code: number): Node<T> {
  const child = newNode<T>();
  if (node.child === undefined) {
    node.code = code;
    node.child = child;
  } else (node.others ??= new Map<number, Node<T>>()).set(code, child);
  return child;
}

/** Words to values; finds them in a text in time linear in the text, whatever the number of words. */
export class Trie<T> {
  private readonly root = newNode<T>();
  size = 0;

  /** Adds a word; `merge` says what to keep when it is there already (default: the first). */
  add(word: string, value: T, merge: (old: T, added: T) => T = (old) => old): void {
    if (word === "") return;
    let node = this.root;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      node = childOf(node, code) ?? addChild(node, code);
    }
    if (node.value === undefined) this.size++;
    node.value = node.value === undefined ? value : merge(node.value, value);
  }

  /** What stands for the whole word, or undefined. */
  get(word: string): T | undefined {
    let node: Node<T> | undefined = this.root;
    for (let i = 0; i < word.length && node; i++) node = childOf(node, word.charCodeAt(i));
    return node?.value;
  }

  /** All words that begin at `start`, shortest first. */
  at(text: string, start: number): TrieMatch<T>[] {
    const found: TrieMatch<T>[] = [];
    let node: Node<T> | undefined = this.root;
    for (let i = start; i < text.length; i++) {
      node = childOf(node, text.charCodeAt(i));
      if (!node) break;
      if (node.value !== undefined) found.push({ start, end: i + 1, value: node.value });
    }
    return found;
  }

  /** The longest word that begins at `start`, or null. */
  longestAt(text: string, start: number, accept: (m: TrieMatch<T>) => boolean = () => true): TrieMatch<T> | null {
    let best: TrieMatch<T> | null = null;
    let node: Node<T> | undefined = this.root;
    for (let i = start; i < text.length; i++) {
      node = childOf(node, text.charCodeAt(i));
      if (!node) break;
      if (node.value === undefined) continue;
      const match = { start, end: i + 1, value: node.value };
      if (accept(match)) best = match;
    }
    return best;
  }

  /** Every word anywhere in the text, overlaps included, in the order of their starts. */
  findAll(text: string): TrieMatch<T>[] {
    const found: TrieMatch<T>[] = [];
    for (let i = 0; i < text.length; i++) found.push(...this.at(text, i));
    return found;
  }
}

const LATIN = /[a-z0-9]/u;

/** True unless the span cuts a Latin word in two ("art" in "start"); Han needs no such boundary. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const cutsLeft = start > 0 && LATIN.test(text[start] ?? "") && LATIN.test(text[start - 1] ?? "");
  const cutsRight = end < text.length && LATIN.test(text[end - 1] ?? "") && LATIN.test(text[end] ?? "");
  return !cutsLeft && !cutsRight;
}
