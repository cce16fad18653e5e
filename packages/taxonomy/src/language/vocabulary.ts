import { foldMark } from './fold-word.js'

/** The words that the rules know, each with a number: a word of a text is found by its letters, without being cut out. */
export interface Vocabulary {
  /** By number; the first is no word. */
  readonly words: readonly string[]
  /** The number of a folded word; `NO_WORD` where it is not known. */
  readonly numberOf: (folded: string) => number
  /** The number of a mark, which is given as it stands in a text. */
  readonly numberOfMark: (code: number) => number
  /** Open addressing; a slot is the number of a word with the upper bits of its first hash, and its second hash. */
  readonly slots: Int32Array
}

export const NO_WORD = 0

/** Numbers different folded words in the order in which they are given. */
export function buildVocabulary(folded: Iterable<string>): Vocabulary {
  const words = ['', ...folded]
  const numbers = new Map(words.map((word, number) => [word, number]))
  const numberOf = (word: string): number => numbers.get(word) ?? NO_WORD
  const marks = Int32Array.from({ length: 128 }, (_, code) => numberOf(foldMark(code)))
  return {
    words,
    numberOf,
    numberOfMark: (code) => (code < marks.length ? marks[code]! : numberOf(foldMark(code))),
    slots: slotsFor(words),
  }
}

/**
 * The number of the word that has these hashes; `NO_WORD` where none has. Letters are not compared, so that most words take
 * one look at memory: of some 10^13 words that are not known, one is taken for another.
 */
export function findWord({ slots }: Vocabulary, first: number, second: number): number {
  const mask = (slots.length >> 1) - 1
  for (let slot = slotOf(first) & mask; ; slot = (slot + 1) & mask) {
    const known = slots[2 * slot]!
    if (known === EMPTY_SLOT) return NO_WORD
    if (slots[2 * slot + 1] === second && ((known ^ first) & ~NUMBER) === 0) return known & NUMBER
  }
}

function slotsFor(words: readonly string[]): Int32Array {
  const mask = twice(words.length) - 1
  if (words.length > NUMBER) throw new RangeError(`a language of ${words.length} words; ${NUMBER} are the most`)
  const slots = new Int32Array(2 * (mask + 1))
  for (let number = 1; number < words.length; number++) {
    const [first, second] = hashesOf(words[number]!)
    let slot = slotOf(first) & mask
    while (slots[2 * slot] !== EMPTY_SLOT) slot = (slot + 1) & mask
    slots.set([(first & ~NUMBER) | number, second], 2 * slot)
  }
  return slots
}

/** The bits of a slot that are the number of a word. */
const NUMBER = (1 << 20) - 1
/** The number of no word. */
const EMPTY_SLOT = 0

/** A power of two that leaves every other slot empty, so that most unknown words meet an empty one at once. */
function twice(count: number): number {
  let size = 16
  while (size < 2 * count) size *= 2
  return size
}

/** FNV-1a, and the same with another prime: a word's hashes are those of its units, added one by one. */
export const EMPTY_HASH = 0x811c9dc5 | 0
export const addToFirst = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
export const addToSecond = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x5bd1e995)

function hashesOf(word: string): [first: number, second: number] {
  let first = EMPTY_HASH
  let second = EMPTY_HASH
  for (let at = 0; at < word.length; at++) {
    first = addToFirst(first, word.charCodeAt(at))
    second = addToSecond(second, word.charCodeAt(at))
  }
  return [first, second]
}

const slotOf = (hash: number): number => hash ^ (hash >>> 15)
