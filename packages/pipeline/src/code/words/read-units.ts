import type { Mention } from '@wirewatch/model'
import type { Language } from '@wirewatch/taxonomy/language/language.js'
import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { type Lexicon, NodeHas } from '@wirewatch/taxonomy/language/lexicon.js'
import { splitWords, unknownWord, WordFlag, WordKind, type Words } from '@wirewatch/taxonomy/language/split-words.js'
import { stepFrom } from '@wirewatch/taxonomy/language/steps.js'
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
  /** Bits of `Pos`; 0 for what the rules do not know. */
  readonly pos: Uint16Array
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
  const units = new TextUnits(words, lexicon)
  const known = new KnownGroup(words, lexicon)
  const names = new ComingName(mentions)
  let at = 0
  while (at < words.count) {
    names.moveOn(words.start[at]!)
    const named = names.start < words.end[at]! ? wordsIn(words, at, names.end) : 0
    known.find(at, named > 0 ? NO_NAME : names.start, names.end)
    const isName = named > 0 && named >= known.length
    const length = isName ? named : Math.max(1, known.length)
    const isKnown = !isName || known.length === named
    const lexeme = isKnown ? known.lexeme : null
    const traits = isKnown ? known.traits : 0
    const pos = isKnown ? known.pos : 0
    const first = known.overlay
    // "Chilean warplanes", where that is a name: that they are warplanes says more.
    const looksInside = length > 1 && (first === null || first.cues.ofACountry)
    const overlay = (looksInside ? known.overlayInside(at + 1, at + length, isName) : null) ?? first
    const mention = isName ? names.mention : null
    units.add(
      words,
      at,
      at + length,
      lexeme,
      mention,
      overlay,
      traitsOf(words.kind[at]!, traits, mention, overlay),
      pos,
    )
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
  readonly pos: Uint16Array
  readonly lexeme: (Lexeme | null)[]
  readonly mention: (Mention | null)[]
  readonly overlay: (Lexeme | null)[]
  readonly #vocabulary: Vocabulary
  /** Of the first word: its number in the vocabulary and where it ends. */
  readonly #number: Int32Array
  readonly #wordEnd: Int32Array
  /** The words that were cut out of the text. */
  #cut: string[] | null = null
  #capitals = 0
  #small = 0

  constructor(words: Words, { vocabulary }: Lexicon) {
    const most = words.count
    // One piece of memory for all columns: each of its own would cost more than filling it.
    const memory = new ArrayBuffer(most * BYTES_EACH)
    this.text = words.text
    this.start = new Int32Array(memory, 0, most)
    this.end = new Int32Array(memory, 4 * most, most)
    this.#number = new Int32Array(memory, 8 * most, most)
    this.#wordEnd = new Int32Array(memory, 12 * most, most)
    this.traits = new Uint16Array(memory, 16 * most, most)
    this.pos = new Uint16Array(memory, 18 * most, most)
    this.kind = new Uint8Array(memory, 20 * most, most)
    this.flags = new Uint8Array(memory, 21 * most, most)
    this.lexeme = new Array(most)
    this.mention = new Array(most)
    this.overlay = new Array(most)
    this.#vocabulary = vocabulary
  }

  add(
    words: Words,
    from: number,
    to: number,
    lexeme: Lexeme | null,
    mention: Mention | null,
    overlay: Lexeme | null,
    traits: number,
    pos: number,
  ): void {
    const at = this.count++
    const kind = words.kind[from]!
    const flags = words.flags[from]!
    this.start[at] = words.start[from]!
    this.end[at] = words.end[to - 1]!
    this.#number[at] = words.number[from]!
    this.#wordEnd[at] = words.end[from]!
    this.traits[at] = traits
    this.pos[at] = pos
    this.kind[at] = kind
    this.flags[at] = (flags & ~WordFlag.possessive) | (words.flags[to - 1]! & WordFlag.possessive)
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
    if (at < 0 || at >= this.count) return ''
    const number = this.#number[at]!
    if (number !== NO_WORD) return this.#vocabulary.words[number]!
    this.#cut ??= new Array(this.count)
    this.#cut[at] ??= unknownWord(this.text, this.start[at]!, this.#wordEnd[at]!, this.kind[at]!, this.flags[at]!)
    return this.#cut[at]
  }
}

/** Of a unit in memory: four numbers, its traits, its parts of speech, its kind and its flags. */
const BYTES_EACH = 4 * 4 + 2 + 2 + 1 + 1

function traitsOf(kind: number, ofLexeme: number, mention: Mention | null, overlay: Lexeme | null): number {
  let traits = kind === WordKind.number ? ofLexeme | Trait.number : ofLexeme
  if (mention?.kind === 'actor') traits |= Trait.context
  return overlay === null ? traits : traits | overlay.traits
}

function wordsIn(words: Words, from: number, end: number): number {
  let at = from
  while (at < words.count && words.start[at]! < end) at++
  return at - from
}

/** Begins behind every text. */
const NO_NAME = 0x3fffffff

/** The name that a reader comes to next. */
class ComingName {
  mention: Mention | null = null
  start = 0
  end = 0
  #next = 0
  readonly #mentions: readonly Mention[]

  constructor(mentions: readonly Mention[]) {
    this.#mentions = mentions
  }

  /** Passes the names that end before this position of the text. */
  moveOn(from: number): void {
    while (this.end <= from) {
      this.mention = this.#mentions[this.#next++] ?? null
      this.start = this.mention?.start ?? NO_NAME
      this.end = this.mention?.end ?? NO_NAME
    }
  }
}

/** The longest known group of words at one place of a text after the other. */
class KnownGroup {
  lexeme: Lexeme | null = null
  /** Bits of `Trait` and of `Pos` of the lexeme. */
  traits = 0
  pos = 0
  /** In words; 0 where none is known. */
  length = 0
  /** The longest cue over the words. */
  overlay: Lexeme | null = null
  readonly #words: Words
  readonly #lexicon: Lexicon

  constructor(words: Words, lexicon: Lexicon) {
    this.#words = words
    this.#lexicon = lexicon
  }

  /** Looks at the words from here on; an entry that ends inside the coming name is none. */
  find(from: number, nameStart: number, nameEnd: number): void {
    const words = this.#words
    const { lexemes, traits, pos, overlays, has, steps } = this.#lexicon
    this.lexeme = null
    this.traits = 0
    this.pos = 0
    this.length = 0
    this.overlay = null
    let node = words.number[from]!
    for (let at = from; node !== NO_WORD; node = stepFrom(steps, node, words.number[at]!)) {
      const end = words.end[at]!
      const lexeme = end <= nameStart || end >= nameEnd ? lexemes[node]! : null
      at++
      if (lexeme !== null) {
        this.lexeme = lexeme
        this.traits = traits[node]!
        this.pos = pos[node]!
        this.length = at - from
      }
      const more = has[node]!
      if (more & NodeHas.overlay) this.overlay = overlays[node]!
      if ((more & NodeHas.next) === 0 || at >= words.count || words.flags[at]! & WordFlag.paragraph) return
    }
  }

  /** A cue that begins inside a unit of several words; of a name also what it strikes with: "Torani warplanes". */
  overlayInside(from: number, to: number, isName: boolean): Lexeme | null {
    for (let at = from; at < to; at++) {
      if ((this.#lexicon.has[this.#words.number[at]!]! & NodeHas.cue) === 0) continue
      this.find(at, NO_NAME, 0)
      if (this.overlay !== null) return this.overlay
      if (isName && this.lexeme !== null && this.lexeme.weapon !== null) return this.lexeme
    }
    return null
  }
}
