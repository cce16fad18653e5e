import type { Mention } from '@wirewatch/model'
import type { Language } from '@wirewatch/taxonomy/language/language.js'
import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Lexicon } from '@wirewatch/taxonomy/language/lexicon.js'
import { splitWords, WordFlag, WordKind, type Words, wordAt } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import { NO_WORD, type Vocabulary } from '@wirewatch/taxonomy/language/vocabulary.js'

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
  /** Bits of `Trait`. */
  readonly traits: Uint16Array
  readonly lexeme: readonly (Lexeme | null)[]
  readonly mention: readonly (Mention | null)[]
  /** A cue that begins in the unit and lies over it and perhaps the next ones. */
  readonly overlay: readonly (Lexeme | null)[]
  /** Whether capital letters tell names from words here. */
  readonly cased: boolean
  /** Folded first word, for numbers and unknown words; empty where the text has no such unit. */
  readonly word: (at: number) => string
}

/** Joins the words of a text into units: the longest of a known group of words and a tagged name, the name on a tie. */
export function readUnits(text: string, mentions: readonly Mention[], { lexicon }: Language): Units {
  const words = splitWords(text, lexicon.vocabulary)
  const units = new TextUnits(words, lexicon.vocabulary)
  let next = 0
  let at = 0
  while (at < words.count) {
    const from = words.start[at]!
    while (next < mentions.length && mentions[next]!.end <= from) next++
    const mention = mentions[next]
    const named = mention !== undefined && mention.start < words.end[at]! ? wordsIn(words, at, mention.end) : 0
    const limit = mention === undefined || named > 0 ? Number.POSITIVE_INFINITY : mention.start
    const known = longestKnown(words, at, lexicon, limit, mention?.end ?? 0)
    const isName = named > 0 && named >= known.length
    const length = isName ? named : Math.max(1, known.length)
    const lexeme = !isName || known.length === named ? known.lexeme : null
    const overlay = known.overlay ?? (length > 1 ? overlaidInside(words, at + 1, at + length, lexicon, isName) : null)
    units.add(at, at + length, lexeme, isName ? mention! : null, overlay)
    at += length
  }
  return units.finish()
}

/** Whether this mark stands here; asks for no word. */
export const isMark = (units: Units, at: number, mark: string): boolean =>
  units.kind[at] === WordKind.mark && units.word(at) === mark

/** Filled unit by unit; unknown words are cut out of the text only where a rule asks for them. */
class TextUnits implements Units {
  readonly text: string
  count = 0
  cased = false
  readonly start: Int32Array
  readonly end: Int32Array
  readonly kind: Uint8Array
  readonly flags: Uint8Array
  readonly traits: Uint16Array
  readonly lexeme: (Lexeme | null)[]
  readonly mention: (Mention | null)[]
  readonly overlay: (Lexeme | null)[]
  readonly #words: Words
  readonly #vocabulary: Vocabulary
  readonly #firstWord: Int32Array
  #capitals = 0
  #small = 0

  constructor(words: Words, vocabulary: Vocabulary) {
    const most = words.count
    const positions = new Int32Array(3 * most)
    const bits = new Uint8Array(2 * most)
    this.text = words.text
    this.start = positions.subarray(0, most)
    this.end = positions.subarray(most, 2 * most)
    this.kind = bits.subarray(0, most)
    this.flags = bits.subarray(most)
    this.traits = new Uint16Array(most)
    this.lexeme = new Array(most)
    this.mention = new Array(most)
    this.overlay = new Array(most)
    this.#words = words
    this.#vocabulary = vocabulary
    this.#firstWord = positions.subarray(2 * most)
  }

  add(from: number, to: number, lexeme: Lexeme | null, mention: Mention | null, overlay: Lexeme | null): void {
    const words = this.#words
    const at = this.count++
    const kind = words.kind[from]!
    const flags = words.flags[from]!
    this.start[at] = words.start[from]!
    this.end[at] = words.end[to - 1]!
    this.kind[at] = kind
    this.flags[at] = (flags & ~WordFlag.possessive) | (words.flags[to - 1]! & WordFlag.possessive)
    this.traits[at] = traitsOf(kind, lexeme, mention, overlay)
    this.#firstWord[at] = from
    this.lexeme[at] = lexeme
    this.mention[at] = mention
    this.overlay[at] = overlay
    if (kind !== WordKind.word) return
    if (flags & (WordFlag.capital | WordFlag.capitals)) this.#capitals++
    else this.#small++
  }

  finish(): Units {
    for (const column of [this.lexeme, this.mention, this.overlay]) column.length = this.count
    this.cased = this.#capitals > (this.#capitals + this.#small) * 0.07 && this.#small > this.#capitals / 4
    return this
  }

  word(at: number): string {
    return at < 0 || at >= this.count ? '' : wordAt(this.#words, this.#firstWord[at]!, this.#vocabulary)
  }
}

function traitsOf(kind: number, lexeme: Lexeme | null, mention: Mention | null, overlay: Lexeme | null): number {
  let traits = kind === WordKind.number ? Trait.number : 0
  if (mention?.kind === 'actor') traits |= Trait.context
  if (lexeme !== null) traits |= lexeme.traits
  return overlay === null ? traits : traits | overlay.traits
}

/** A cue that begins inside a unit of several words; of a name also what it strikes with: "Torani warplanes". */
function overlaidInside(words: Words, from: number, to: number, lexicon: Lexicon, isName: boolean): Lexeme | null {
  for (let at = from; at < to; at++) {
    const { overlay, lexeme } = longestKnown(words, at, lexicon, Number.POSITIVE_INFINITY, 0)
    if (overlay !== null) return overlay
    if (isName && lexeme !== null && lexeme.weapon !== null) return lexeme
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
function longestKnown(words: Words, from: number, lexicon: Lexicon, nameStart: number, nameEnd: number): Known {
  let node = words.number[from]!
  if (node === NO_WORD) return nothing
  let lexeme: Lexeme | null = null
  let overlay: Lexeme | null = null
  let length = 0
  for (let at = from; ; ) {
    const end = words.end[at]!
    const found = end <= nameStart || end >= nameEnd ? lexicon.lexemes[node]! : null
    if (found !== null) {
      lexeme = found
      length = at - from + 1
    }
    overlay = lexicon.overlays[node] ?? overlay
    at++
    if (at >= words.count || words.flags[at]! & WordFlag.paragraph) break
    node = lexicon.next(node, words.number[at]!)
    if (node === NO_WORD) break
  }
  return { lexeme, length, overlay }
}
