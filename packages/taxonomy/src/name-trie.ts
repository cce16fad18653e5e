import { CHARACTER_KIND, FOLDED, GAP, LETTER } from './fold.js'

/**
 * A trie of folded names as a double array: from state `s` the symbol `x` leads to `base of s + x`, if the parent of that
 * is `s`. Names start where words start, so no failure links are needed.
 */
export interface NameTrie {
  /** By UTF-16 unit: the symbol; below `LETTER` what ends a word, see fold.ts. `LETTER` itself is a letter of no name. */
  readonly symbolOf: Uint16Array
  /** For state `s` its base at `2s` and its parent at `2s + 1`: a step reads both, and finds them side by side. */
  readonly cells: Int32Array
  /** By state: the position in the list of keys that ends here, or -1. */
  readonly keyAt: Int32Array
  /** One more than the highest symbol: states are safe to look up to `base + symbols`. */
  readonly symbols: number
  /** The words that names begin with: small enough to stay near, it dismisses most words without a step in the trie. */
  readonly firstWords: FirstWords
}

/** A set of words by one bit of their hash each: some words that begin no name pass by chance. */
export interface FirstWords {
  readonly bits: Uint32Array
  /** One less than the number of bits, a power of two. */
  readonly mask: number
}

/** The hash of a word with one more symbol; that of no symbol is 0. */
export const hashOn = (hash: number, symbol: number): number => Math.imul(hash ^ symbol, 0x9e3779b1) ^ (hash >>> 15)

export function mayBeFirstWord({ bits, mask }: FirstWords, hash: number): boolean {
  const bit = bitOf(hash, mask)
  return (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0
}

const bitOf = (hash: number, mask: number): number => (hash ^ (hash >>> 16)) & mask

export const ROOT = 1
export const NO_KEY = -1

/** Compiles folded names (see `foldName`), which must be sorted by code unit and occur once each. */
export function buildNameTrie(keys: readonly string[]): NameTrie {
  const { symbolOf, symbols } = numberLetters(keys)
  const states = new StateTable(symbols)
  const children = new Children(symbols)
  // From, to, depth and state of the ranges still to do, flat: hundreds of thousands of small objects would be felt.
  const pending: number[] = [0, keys.length, 0, ROOT]
  while (pending.length > 0) {
    const state = pending.pop()!
    const depth = pending.pop()!
    const to = pending.pop()!
    let from = pending.pop()!
    if (from < to && keys[from]!.length === depth) states.setKey(state, from++)
    if (from === to) continue
    if (to - from === 1) {
      states.setKey(states.placeChain(state, keys[from]!, depth, symbolOf), from)
      continue
    }
    children.find(keys, from, to, depth, symbolOf)
    const base = states.place(state, children)
    for (let child = 0; child < children.count; child++) {
      pending.push(children.starts[child]!, children.starts[child + 1]!, depth + 1, base + children.symbols[child]!)
    }
  }
  return { symbolOf, symbols, firstWords: firstWordsOf(keys, symbolOf), ...states.finish() }
}

/** The position of a folded name in the list of keys; `NO_KEY` where it is none of them. */
export function findKey({ symbolOf, cells, keyAt }: NameTrie, folded: string): number {
  let state = ROOT
  for (let at = 0; at < folded.length; at++) {
    const next = cells[2 * state]! + symbolOf[folded.charCodeAt(at)]!
    if (cells[2 * next + 1] !== state) return NO_KEY
    state = next
  }
  return keyAt[state]!
}

/** Bits for each first word: about one word in so many passes by chance. */
const BITS_A_WORD = 12

function firstWordsOf(keys: readonly string[], symbolOf: Uint16Array): FirstWords {
  const hashes = new Set<number>()
  for (const key of keys) {
    let hash = 0
    for (let at = 0; at < key.length && key.charCodeAt(at) !== 0x20; at++) {
      hash = hashOn(hash, symbolOf[key.charCodeAt(at)]!)
    }
    hashes.add(hash)
  }
  const size = 2 ** Math.max(5, Math.ceil(Math.log2(hashes.size * BITS_A_WORD + 1)))
  const bits = new Uint32Array(size / 32)
  for (const hash of hashes) {
    const bit = bitOf(hash, size - 1)
    bits[bit >>> 5]! |= 1 << (bit & 31)
  }
  return { bits, mask: size - 1 }
}

/** The letters that may follow the same beginning, and which of the sorted names go on with each. Filled again and again. */
class Children {
  count = 0
  readonly symbols: Int32Array
  /** One more than there are children: the last is the end of the last. */
  readonly starts: Int32Array

  constructor(most: number) {
    this.symbols = new Int32Array(most)
    this.starts = new Int32Array(most + 1)
  }

  find(sorted: readonly string[], from: number, to: number, depth: number, symbolOf: Uint16Array): void {
    this.count = 0
    let last = -1
    for (let at = from; at < to; at++) {
      const code = sorted[at]!.charCodeAt(depth)
      if (code === last) continue
      last = code
      this.symbols[this.count] = symbolOf[code]!
      this.starts[this.count++] = at
    }
    this.starts[this.count] = to
  }
}

/** Gives every letter that occurs a small number, so that the array stays dense. */
function numberLetters(keys: readonly string[]): { symbolOf: Uint16Array; symbols: number } {
  const numberOf = new Uint16Array(65536)
  let symbols = LETTER + 1
  for (const key of keys) {
    for (let at = 0; at < key.length; at++) {
      const code = key.charCodeAt(at)
      if (code !== 0x20 && numberOf[code] === 0) numberOf[code] = symbols++
    }
  }
  const symbolOf = new Uint16Array(65536)
  for (let code = 0; code < 65536; code++) {
    const kind = CHARACTER_KIND[code]!
    symbolOf[code] = kind < LETTER ? kind : numberOf[FOLDED[code]!] || LETTER
  }
  symbolOf[0x20] = GAP
  return { symbolOf, symbols }
}

/** The growing arrays, with the search for room that double arrays need. */
class StateTable {
  readonly #symbols: number
  #base = new Int32Array(1 << 12)
  #parent = new Int32Array(1 << 12)
  #keyAt = new Int32Array(1 << 12).fill(NO_KEY)
  /** Beyond the symbols, so that a base, which is a free state less a symbol, is never below 1. */
  #firstFree: number
  #highest = ROOT

  constructor(symbols: number) {
    this.#symbols = symbols
    this.#firstFree = ROOT + symbols + 1
    this.#growTo(2 * symbols + 2)
    this.#parent[ROOT] = ROOT
  }

  setKey(state: number, key: number): void {
    this.#keyAt[state] = key
  }

  /** Takes states for the children of `state` and answers the base they share. */
  place(state: number, children: Children): number {
    const base = this.#findRoom(children)
    this.#base[state] = base
    for (let child = 0; child < children.count; child++) {
      const taken = base + children.symbols[child]!
      this.#parent[taken] = state
      if (taken > this.#highest) this.#highest = taken
    }
    while (this.#parent[this.#firstFree] !== 0) this.#firstFree++
    return base
  }

  /** Takes states for the rest of a name that shares it with no other, and answers the last. */
  placeChain(from: number, key: string, depth: number, symbolOf: Uint16Array): number {
    let state = from
    for (let at = depth; at < key.length; at++) {
      const next = this.#firstFree
      this.#growTo(next + this.#symbols + 1)
      this.#base[state] = next - symbolOf[key.charCodeAt(at)]!
      this.#parent[next] = state
      if (next > this.#highest) this.#highest = next
      while (this.#parent[this.#firstFree] !== 0) this.#firstFree++
      state = next
    }
    return state
  }

  finish(): Pick<NameTrie, 'cells' | 'keyAt'> {
    const length = this.#highest + this.#symbols + 1
    this.#growTo(length)
    const cells = new Int32Array(2 * length)
    for (let state = 0; state < length; state++) {
      cells[2 * state] = this.#base[state]!
      cells[2 * state + 1] = this.#parent[state]!
    }
    return { cells, keyAt: this.#keyAt.slice(0, length) }
  }

  #findRoom(children: Children): number {
    let least = children.symbols[0]!
    for (let child = 1; child < children.count; child++) least = Math.min(least, children.symbols[child]!)
    for (let base = this.#firstFree - least, tries = 1; ; base++, tries++) {
      this.#growTo(base + this.#symbols + 1)
      if (this.#isFree(base, children)) return base
      // A crowded stretch is given up: a few free states lost cost less than searching it for every family.
      if (tries % 64 === 0) this.#firstFree += 8
    }
  }

  #isFree(base: number, children: Children): boolean {
    for (let child = 0; child < children.count; child++) {
      if (this.#parent[base + children.symbols[child]!] !== 0) return false
    }
    return true
  }

  #growTo(length: number): void {
    if (length <= this.#base.length) return
    const size = Math.max(length, this.#base.length * 2)
    this.#base = enlarged(this.#base, size, 0)
    this.#parent = enlarged(this.#parent, size, 0)
    this.#keyAt = enlarged(this.#keyAt, size, NO_KEY)
  }
}

function enlarged(array: Int32Array<ArrayBuffer>, size: number, filler: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size).fill(filler)
  larger.set(array)
  return larger
}
