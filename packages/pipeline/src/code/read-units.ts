import type { Mention } from '@wirewatch/model'
import type { Language } from '@wirewatch/taxonomy/language/language.js'
import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Lexicon } from '@wirewatch/taxonomy/language/lexicon.js'
import { splitWords, WordFlag, WordKind, type Words } from '@wirewatch/taxonomy/language/split-words.js'

/** A text as the rules read it: known words and groups of words, names, numbers and marks; arrays run in parallel. */
export interface Units {
  readonly text: string
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** `WordKind` of the first word. */
  readonly kind: Uint8Array
  /** Bits of `WordFlag`, of the first word; the possessive one of the last. */
  readonly flags: Uint8Array
  readonly lexeme: readonly (Lexeme | null)[]
  readonly mention: readonly (Mention | null)[]
  /** A cue that begins in the unit and lies over it and perhaps the next ones. */
  readonly overlay: readonly (Lexeme | null)[]
  /** Folded first word, for numbers and unknown words. */
  readonly folded: readonly string[]
  /** Whether capital letters tell names from words here. */
  readonly cased: boolean
}

/** Joins the words of a text into units: the longest of a known group of words and a tagged name, the name on a tie. */
export function readUnits(text: string, mentions: readonly Mention[], language: Language): Units {
  const { first } = language.lexicon
  const words = splitWords(text)
  const units = emptyUnits(text, words)
  let next = 0
  let at = 0
  while (at < words.count) {
    const from = words.start[at]!
    while (next < mentions.length && mentions[next]!.end <= from) next++
    const mention = mentions[next]
    const named = mention !== undefined && mention.start < words.end[at]! ? wordsIn(words, at, mention.end) : 0
    const limit = mention === undefined || named > 0 ? Number.POSITIVE_INFINITY : mention.start
    const known = longestKnown(words, at, first, limit, mention?.end ?? 0)
    const isName = named > 0 && named >= known.length
    const length = isName ? named : Math.max(1, known.length)
    const lexeme = !isName || known.length === named ? known.lexeme : null
    const overlay = known.overlay ?? (length > 1 ? overlaidInside(words, at + 1, at + length, first) : null)
    units.add(at, at + length, lexeme, isName ? mention! : null, overlay)
    at += length
  }
  return units.done()
}

function emptyUnits(text: string, words: Words) {
  const start = new Int32Array(words.count)
  const end = new Int32Array(words.count)
  const kind = new Uint8Array(words.count)
  const flags = new Uint8Array(words.count)
  const lexeme: (Lexeme | null)[] = []
  const mention: (Mention | null)[] = []
  const overlay: (Lexeme | null)[] = []
  const folded: string[] = []
  let count = 0
  let capitals = 0
  let small = 0
  return {
    add(from: number, to: number, word: Lexeme | null, name: Mention | null, cue: Lexeme | null): void {
      start[count] = words.start[from]!
      end[count] = words.end[to - 1]!
      kind[count] = words.kind[from]!
      const possessive = words.flags[to - 1]! & WordFlag.possessive
      flags[count] = (words.flags[from]! & ~WordFlag.possessive) | possessive
      lexeme.push(word)
      mention.push(name)
      overlay.push(cue)
      folded.push(words.folded[from]!)
      if (words.kind[from] === WordKind.word) {
        if (words.flags[from]! & (WordFlag.capital | WordFlag.capitals)) capitals++
        else small++
      }
      count++
    },
    done(): Units {
      const cased = capitals > (capitals + small) * 0.07 && small > capitals / 4
      return { text, count, start, end, kind, flags, lexeme, mention, overlay, folded, cased }
    },
  }
}

/** A cue that begins inside a unit of several words. */
function overlaidInside(words: Words, from: number, to: number, first: Lexicon['first']): Lexeme | null {
  for (let at = from; at < to; at++) {
    const { overlay } = longestKnown(words, at, first, Number.POSITIVE_INFINITY, 0)
    if (overlay !== null) return overlay
  }
  return null
}

function wordsIn(words: Words, from: number, end: number): number {
  let at = from
  while (at < words.count && words.start[at]! < end) at++
  return at - from
}

interface Known {
  readonly lexeme: Lexeme | null
  readonly length: number
  readonly overlay: Lexeme | null
}

const nothing: Known = { lexeme: null, length: 0, overlay: null }

/** The longest entry that begins here and does not end inside the coming name, and the longest cue over it. */
function longestKnown(words: Words, from: number, first: Lexicon['first'], nameStart: number, nameEnd: number): Known {
  let node = first.get(words.folded[from]!)
  if (node === undefined) return nothing
  let lexeme: Lexeme | null = null
  let overlay: Lexeme | null = null
  let length = 0
  let at = from
  while (node !== undefined) {
    const end = words.end[at]!
    if (node.lexeme !== null && (end <= nameStart || end >= nameEnd)) {
      lexeme = node.lexeme
      length = at - from + 1
    }
    if (node.overlay !== null) overlay = node.overlay
    at++
    if (node.next === null || at >= words.count) break
    if (words.flags[at]! & WordFlag.paragraph) break
    node = node.next.get(words.folded[at]!)
  }
  return { lexeme, length, overlay }
}
