import { codesOf, LONGEST_KEPT } from './codes-of.js'
import { BREAK, DOT, GAP, LETTER, NEWLINE, SKIP, SOFT } from './fold.js'
import type { NameMatch, NameUse } from './name-index.js'
import { hashOn, mayBeFirstWord, type NameTrie, NO_KEY, ROOT } from './name-trie.js'

/** What a key stands for at this place of the text; null where it is not written as a name. */
export type UsesAt = (key: number, start: number, end: number) => readonly NameUse[] | null

/** Names longer than the gap between their words: longer runs of spaces and hyphens end a name. */
const LONGEST_GAP = 8
/** Shorter names do not take a bare s: "Hubs" is no more than a word. */
const SHORTEST_WITH_BARE_S = 5

/** One pass over the text: at each start of a word the longest name that begins there. Linear in the text. */
export function scanNames(text: string, trie: NameTrie, usesAt: UsesAt): NameMatch[] {
  const symbols = symbolsOf(text, trie.symbolOf)
  const matches: NameMatch[] = []
  const { cells, keyAt, symbolOf, firstWords } = trie
  const plural = symbolOf[0x73]!

  let start = 0
  let end = 0
  let uses: readonly NameUse[] | null = null
  const accept = (state: number, upTo: number): void => {
    const key = keyAt[state]!
    if (key === NO_KEY || upTo <= end) return
    const at = withoutPossessive(symbols, upTo, plural)
    const found = usesAt(key, start, at)
    if (found === null) return
    end = at
    uses = found
  }
  const walk = (from: number, fromState: number): void => {
    let at = from
    let state = fromState
    let before = ROOT
    for (;;) {
      const symbol = symbols[at]!
      if (symbol >= LETTER) {
        const next = cells[2 * state]! + symbol
        if (cells[2 * next + 1] !== state) {
          if (symbol === plural && endsWord(symbols, at + 1) && at - start >= SHORTEST_WITH_BARE_S) accept(state, at)
          return
        }
        before = state
        state = next
        at++
        continue
      }
      if (symbol === SKIP) {
        at++
        continue
      }
      if (keyAt[before] !== NO_KEY && symbols[at - 1] === plural && at - 1 - start >= SHORTEST_WITH_BARE_S) {
        accept(before, at - 1)
      }
      accept(state, at)
      if (symbol === SOFT && symbols[at + 1]! >= LETTER) walk(at + 1, state)
      const next = cells[2 * state]! + GAP
      if (cells[2 * next + 1] !== state) return
      at = nextWord(symbols, at)
      if (at === -1) return
      before = ROOT
      state = next
    }
  }

  for (let at = 0; at < text.length; ) {
    if (symbols[at]! < LETTER) {
      at++
      continue
    }
    start = at
    let hash = 0
    let hashBefore = 0
    for (let symbol = symbols[at]!; symbol >= LETTER; symbol = symbols[++at]!) {
      hashBefore = hash
      hash = hashOn(hash, symbol)
    }
    // An apostrophe may or may not end the word; "Levies" may be "Levie" with a bare s.
    const isOpen = symbols[at] === SOFT || symbols[at] === SKIP
    const isPlural = symbols[at - 1] === plural
    if (isOpen || mayBeFirstWord(firstWords, hash) || (isPlural && mayBeFirstWord(firstWords, hashBefore))) {
      end = 0
      uses = null
      walk(start, ROOT)
      if (uses !== null) {
        end = withClosing(text, start, end)
        matches.push({ start, end, uses })
        at = Math.max(at, end)
      }
    }
    // A bare s belongs to the word that was matched.
    while (symbols[at]! >= LETTER || symbols[at] === SKIP) at++
  }
  return matches
}

let kept = new Uint16Array(1 << 14)

/** The symbol of every unit, and a break after the last. The buffer is shared: scans do not nest. */
function symbolsOf(text: string, symbolOf: Uint16Array): Uint16Array {
  const codes = codesOf(text)
  const length = text.length + 2
  if (kept.length < length && length <= LONGEST_KEPT) kept = new Uint16Array(2 * length)
  const symbols = kept.length < length ? new Uint16Array(length) : kept
  for (let at = 0; at < length; at++) symbols[at] = symbolOf[codes[at]!]!
  return symbols
}

/** "Taliban's" is the name and a possessive, also where a spelling of the name ends in s. */
function withoutPossessive(symbols: Uint16Array, at: number, plural: number): number {
  const end = symbols[at - 1] === plural && symbols[at - 2] === SOFT ? at - 2 : at
  return symbols[end - 1] === SOFT ? end - 1 : end
}

const endsWord = (symbols: Uint16Array, at: number): boolean => symbols[at]! < LETTER && symbols[at] !== SKIP

/** Where the next word of the same name could begin; -1 where the gap at `at` ends every name. */
function nextWord(symbols: Uint16Array, at: number): number {
  let newlines = 0
  for (let next = at; next < at + LONGEST_GAP; next++) {
    const symbol = symbols[next]!
    if (symbol >= LETTER) return next
    if (symbol === BREAK) return -1
    if (symbol === NEWLINE && ++newlines > 1) return -1
    if (symbol === DOT && symbols[next + 1]! < LETTER && !isAfterInitial(symbols, next)) return -1
  }
  return -1
}

/** "M. A. Jinnah", "St. Petersburg": a point after one or two letters ends no sentence. */
const isAfterInitial = (symbols: Uint16Array, dot: number): boolean =>
  dot >= 1 && symbols[dot - 1]! >= LETTER && (dot < 3 || symbols[dot - 2]! < LETTER || symbols[dot - 3]! < LETTER)

/** The point of "U.S." and the bracket of "JUI (F)" belong to the name that began them. */
function withClosing(text: string, start: number, end: number): number {
  const next = text.charCodeAt(end)
  if (next === 0x2e && text.charCodeAt(end - 2) === 0x2e && end - 2 > start) return end + 1
  if (next === 0x29 && text.slice(start, end).includes('(')) return end + 1
  return end
}
