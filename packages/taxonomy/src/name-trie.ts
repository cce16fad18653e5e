import { CHARACTER_KIND, FOLDED, GAP, LETTER } from './fold.js'

/**
 * A trie of folded names as a double array: from state `s` the symbol `x` leads to `base[s] + x`, if `parent` of that is
 * `s`. Names start where words start, so no failure links are needed.
 */
export interface NameTrie {
  /** By UTF-16 unit: the symbol; below `LETTER` what ends a word, see fold.ts. `LETTER` itself is a letter of no name. */
  readonly symbolOf: Uint16Array
  readonly base: Int32Array
  readonly parent: Int32Array
  /** By state: the position in the list of keys that ends here, or -1. */
  readonly keyAt: Int32Array
  /** One more than the highest symbol: states are safe to look up to `base + symbols`. */
  readonly symbols: number
}

export const ROOT = 1
export const NO_KEY = -1

/** Compiles folded names (see `foldName`); each must occur once. */
export function buildNameTrie(keys: readonly string[]): NameTrie {
  const { symbolOf, symbols } = numberLetters(keys)
  const order = keys.map((_, index) => index).sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0))
  const states = new StateTable(symbols)
  const pending: Range[] = [{ from: 0, to: order.length, depth: 0, state: ROOT }]
  for (let range = pending.pop(); range !== undefined; range = pending.pop()) {
    const { to, depth, state } = range
    let from = range.from
    if (from < to && keys[order[from]!]!.length === depth) {
      states.setKey(state, order[from]!)
      from++
    }
    if (from === to) continue
    const children = childrenOf(keys, order, from, to, depth, symbolOf)
    const base = states.place(state, children)
    for (const child of children)
      pending.push({ from: child.from, to: child.to, depth: depth + 1, state: base + child.symbol })
  }
  return { symbolOf, symbols, ...states.finish() }
}

/** The names order[from..to) share their first `depth` characters, which lead to `state`. */
interface Range {
  readonly from: number
  readonly to: number
  readonly depth: number
  readonly state: number
}

interface Child {
  readonly symbol: number
  readonly from: number
  readonly to: number
}

function childrenOf(
  keys: readonly string[],
  order: readonly number[],
  from: number,
  to: number,
  depth: number,
  symbolOf: Uint16Array,
): Child[] {
  const children: Child[] = []
  for (let start = from; start < to; ) {
    const code = keys[order[start]!]!.charCodeAt(depth)
    let end = start + 1
    while (end < to && keys[order[end]!]!.charCodeAt(depth) === code) end++
    children.push({ symbol: symbolOf[code]!, from: start, to: end })
    start = end
  }
  return children
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
  #firstFree = ROOT + 1
  #highest = ROOT

  constructor(symbols: number) {
    this.#symbols = symbols
    this.#parent[ROOT] = ROOT
  }

  setKey(state: number, key: number): void {
    this.#keyAt[state] = key
  }

  /** Takes states for the children of `state` and answers the base they share. */
  place(state: number, children: readonly Child[]): number {
    const base = this.#findRoom(children)
    this.#base[state] = base
    for (const { symbol } of children) {
      this.#parent[base + symbol] = state
      if (base + symbol > this.#highest) this.#highest = base + symbol
    }
    while (this.#parent[this.#firstFree] !== 0) this.#firstFree++
    return base
  }

  finish(): Pick<NameTrie, 'base' | 'parent' | 'keyAt'> {
    const length = this.#highest + this.#symbols + 1
    this.#growTo(length)
    return {
      base: this.#base.slice(0, length),
      parent: this.#parent.slice(0, length),
      keyAt: this.#keyAt.slice(0, length),
    }
  }

  #findRoom(children: readonly Child[]): number {
    const least = Math.min(...children.map((child) => child.symbol))
    for (let base = Math.max(1, this.#firstFree - least), tries = 1; ; base++, tries++) {
      this.#growTo(base + this.#symbols + 1)
      if (children.every((child) => this.#parent[base + child.symbol] === 0)) return base
      // A crowded stretch is given up: a few free states lost cost less than searching it for every family.
      if (tries % 64 === 0) this.#firstFree += 8
    }
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
