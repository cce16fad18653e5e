/** The words that the rules know, each with a number: a word of a text is found by its letters, without being cut out. */
export interface Vocabulary {
  /** By number; the first is no word. */
  readonly words: readonly string[]
  /** The number of a folded word; `NO_WORD` where it is not known. */
  readonly numberOf: (folded: string) => number
  /** The same of a word as it stands in a text, whose letters have no diacritics; with the hash of its small letters. */
  readonly find: (hash: number, letters: Uint16Array, from: number, end: number) => number
}

export const NO_WORD = 0

/** Numbers different folded words in the order in which they are given. */
export function buildVocabulary(folded: Iterable<string>): Vocabulary {
  const words = ['', ...folded]
  const numbers = new Map(words.map((word, number) => [word, number]))
  const pool = Uint16Array.from(words.join(''), (letter) => letter.charCodeAt(0))
  const starts = startsOf(words)
  const slots = new Int32Array(twice(words.length))
  const mask = slots.length - 1
  for (let number = 1; number < words.length; number++) {
    let slot = slotOf(hashOf(words[number]!)) & mask
    while (slots[slot] !== NO_WORD) slot = (slot + 1) & mask
    slots[slot] = number
  }
  const isWord = (number: number, letters: Uint16Array, from: number, end: number): boolean => {
    const start = starts[number]!
    if (starts[number + 1]! - start !== end - from) return false
    for (let at = from; at < end; at++) if (pool[start + at - from] !== small(letters[at]!)) return false
    return true
  }
  return {
    words,
    numberOf: (word) => numbers.get(word) ?? NO_WORD,
    find: (hash, letters, from, end) => {
      for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
        const number = slots[slot]!
        if (number === NO_WORD || isWord(number, letters, from, end)) return number
      }
    },
  }
}

/** Where each word begins when all are written one after the other, and where the last ends. */
function startsOf(words: readonly string[]): Int32Array {
  const starts = new Int32Array(words.length + 1)
  for (const [number, word] of words.entries()) starts[number + 1] = starts[number]! + word.length
  return starts
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
