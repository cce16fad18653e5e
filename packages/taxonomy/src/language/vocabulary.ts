import { foldMark } from './fold-word.js'

/** The words that the rules know, each with a number: a word of a text is found by its letters, without being cut out. */
export interface Vocabulary {
  /** By number; the first is no word. */
  readonly words: readonly string[]
  /** The number of a folded word; `NO_WORD` where it is not known. */
  readonly numberOf: (folded: string) => number
  /** The number of a mark, which is given as it stands in a text. */
  readonly numberOfMark: (code: number) => number
  /** The same of a word as it stands in a text, whose letters have no diacritics; with the hash of its small letters. */
  readonly find: (hash: number, letters: Uint16Array, from: number, end: number) => number
}

export const NO_WORD = 0

/** Numbers different folded words in the order in which they are given. */
export function buildVocabulary(folded: Iterable<string>): Vocabulary {
  const words = ['', ...folded]
  const numbers = new Map(words.map((word, number) => [word, number]))
  const { records, starts } = recordsOf(words)
  const slots = new Int32Array(twice(words.length))
  const mask = slots.length - 1
  for (let number = 1; number < words.length; number++) {
    let slot = slotOf(hashOf(words[number]!)) & mask
    while (slots[slot] !== EMPTY_SLOT) slot = (slot + 1) & mask
    slots[slot] = starts[number]!
  }
  const isWord = (record: number, letters: Uint16Array, from: number, end: number): boolean => {
    if (records[record] !== end - from) return false
    const first = record + HEAD - from
    for (let at = from; at < end; at++) if (records[first + at] !== small(letters[at]!)) return false
    return true
  }
  const numberOf = (word: string): number => numbers.get(word) ?? NO_WORD
  const marks = Int32Array.from({ length: 128 }, (_, code) => numberOf(foldMark(code)))
  return {
    words,
    numberOf,
    numberOfMark: (code) => (code < marks.length ? marks[code]! : numberOf(foldMark(code))),
    find: (hash, letters, from, end) => {
      for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
        const record = slots[slot]!
        if (record === EMPTY_SLOT) return NO_WORD
        if (isWord(record, letters, from, end)) return records[record + 1]! | (records[record + 2]! << 16)
      }
    },
  }
}

/** No record begins at 0: that of the empty word lies there. */
const EMPTY_SLOT = 0

/** Before the letters of a word stand how many they are and, in two halves, its number: one look at memory tells it all. */
const HEAD = 3

/** The words as records one behind the other, and where each begins. */
function recordsOf(words: readonly string[]): { readonly records: Uint16Array; readonly starts: Int32Array } {
  const records = new Uint16Array(words.reduce((sum, word) => sum + HEAD + word.length, 0))
  const starts = new Int32Array(words.length)
  let start = 0
  for (const [number, word] of words.entries()) {
    starts[number] = start
    records.set([word.length, number & 0xffff, number >>> 16], start)
    start += HEAD
    for (let at = 0; at < word.length; at++) records[start++] = word.charCodeAt(at)
  }
  return { records, starts }
}

/** A power of two that leaves every other slot empty, so that most unknown words meet an empty one at once. */
function twice(count: number): number {
  let size = 16
  while (size < 2 * count) size *= 2
  return size
}

/** FNV-1a: a word's hash is that of its units, added one by one. */
export const EMPTY_HASH = 0x811c9dc5 | 0
export const addToHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

function hashOf(word: string): number {
  let hash = EMPTY_HASH
  for (let at = 0; at < word.length; at++) hash = addToHash(hash, word.charCodeAt(at))
  return hash
}

const slotOf = (hash: number): number => hash ^ (hash >>> 15)

const small = (code: number): number => (code >= 65 && code <= 90 ? code | 32 : code)
