import { foldMark, foldWord, withoutPossessive } from './fold-word.js'
import { addToHash, EMPTY_HASH, NO_WORD, type Vocabulary } from './vocabulary.js'

/** The words, numbers and marks of a text, in one pass and in the order of the text; arrays run in parallel. */
export interface Words {
  readonly text: string
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** `WordKind`. */
  readonly kind: Uint8Array
  /** Bits of `WordFlag`. */
  readonly flags: Uint8Array
  /** Number of the word in the vocabulary; `NO_WORD` where it is not known. */
  readonly number: Int32Array
}

export const WordKind = { word: 1, number: 2, mark: 3 } as const

export const WordFlag = {
  /** Begins with a capital letter. */
  capital: 1,
  /** Has capitals only, and at least two of them. */
  capitals: 2,
  /** Had a possessive ending that was taken off. */
  possessive: 4,
  /** Joined to the word before by a hyphen. */
  joined: 8,
  /** The first on its line. */
  line: 16,
  /** The first of its paragraph: an empty line stands before. */
  paragraph: 32,
  /** Begins with a digit. */
  digit: 64,
  /** Has an apostrophe inside, or letters that are not English. */
  foreign: 128,
} as const

/** Splits a text into words, numbers and marks. Never throws; takes time in proportion to the length of the text. */
export function splitWords(text: string, vocabulary: Vocabulary): Words {
  const codes = codesOf(text)
  const words = new GrowingWords(text, codes, vocabulary)
  const run = new Run()
  let at = 0
  let before = WordFlag.line | WordFlag.paragraph
  let newlines = 0
  while (at < text.length) {
    const code = codes[at]!
    const type = CLASS[code]!
    if (isGap(type)) {
      if (type === NEWLINE && !(code === 10 && codes[at - 1] === 13)) newlines++
      at++
      continue
    }
    if (newlines > 0) before |= newlines > 1 ? WordFlag.line | WordFlag.paragraph : WordFlag.line
    newlines = 0
    const from = at
    if (type >= LETTER) {
      run.read(codes, from)
      at = run.end
      words.addWord(run, before)
      before = 0
      if (CLASS[codes[at]!] === HYPHEN && CLASS[codes[at + 1]!]! >= LETTER) {
        at++
        before = WordFlag.joined
      }
      continue
    }
    at++
    if (type === APOSTROPHE && !isQuote(codes, from)) continue
    words.addMark(from, before)
    before = 0
  }
  return words
}

/** The word as it is compared: small letters without diacritics or a possessive ending; a mark as it is mostly written. */
export function wordAt({ text, start, end, kind, flags, number }: Words, at: number, vocabulary: Vocabulary): string {
  const known = number[at]!
  if (known !== NO_WORD) return vocabulary.words[known]!
  const from = start[at]!
  const to = end[at]!
  if (kind[at] !== WordKind.mark) {
    const word = text.slice(from, to)
    return flags[at]! & WordFlag.foreign ? withoutPossessive(foldWord(word)) : word.toLowerCase()
  }
  return to - from > 1 ? '' : foldMark(text.charCodeAt(from))
}

/** Longer runs of letters are no words; they are kept as marks without content. */
const longestWord = 60

/** What a UTF-16 unit does in a text; from `LETTER` up it makes words. */
const OTHER = 0
const SPACE = 1
const NEWLINE = 2
const APOSTROPHE = 3
const HYPHEN = 4
const LETTER = 5
const UPPER = 6
const DIGIT = 7
const FOREIGN = 8

/** By UTF-16 unit. */
const CLASS = Uint8Array.from({ length: 65536 }, (_, code) => classOf(code))

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return LETTER
  if (code >= 65 && code <= 90) return UPPER
  if (code >= 48 && code <= 57) return DIGIT
  if ((code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029) return NEWLINE
  if (code <= 32 || code === 0xa0 || code === 0x3000 || code === 0xfeff) return SPACE
  if (code >= 0x2000 && code <= 0x200f) return SPACE
  if (code === 39 || code === 96 || code === 0xb4 || code === 0x02bc) return APOSTROPHE
  if (code === 0x2018 || code === 0x2019) return APOSTROPHE
  if (code === 45 || code === 0x2010 || code === 0x2011) return HYPHEN
  if (code < 0xc0) return code === 0xaa || code === 0xba ? FOREIGN : OTHER
  if (code >= 0x2012 && code <= 0x206f) return OTHER
  return code >= 0x3001 && code <= 0x303f ? OTHER : FOREIGN
}

/** Stands behind the last unit: a mark, which ends every word. */
const BEYOND = 0x2012

/** Texts above this length, in UTF-16 units, get a buffer of their own, so that one of them is not paid for ever after. */
const LONGEST_KEPT = 1 << 20
let buffer = new Uint16Array(1 << 14)

/** The units of a text as numbers, read more quickly than from the text. The buffer is shared: splits do not nest. */
function codesOf(text: string): Uint16Array {
  if (buffer.length <= text.length && text.length < LONGEST_KEPT) buffer = new Uint16Array(text.length * 2 + 1)
  const codes = text.length < LONGEST_KEPT ? buffer : new Uint16Array(text.length + 1)
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at)
  codes[text.length] = BEYOND
  return codes
}

/** Letters, digits and what joins them, as far as they go without a gap. */
class Run {
  start = 0
  end = 0
  /** A bit for each class of its units. */
  classes = 0
  capitals = 0
  /** Of its letters, capitals taken as small ones. */
  hash = 0

  read(codes: Uint16Array, from: number): void {
    this.start = from
    this.classes = 0
    this.capitals = 0
    this.hash = EMPTY_HASH
    this.end = this.readOn(codes, from)
    if (this.end - from === 1 && codes[this.end] === 46) this.readDotted(codes)
  }

  /** Takes units up to the first that makes no word; answers where that is. */
  private readOn(codes: Uint16Array, from: number): number {
    let { classes, capitals, hash } = this
    let at = from
    for (; ; at++) {
      const code = codes[at]!
      const type = CLASS[code]!
      if (type < LETTER && !isJoint(codes, at)) break
      classes |= 1 << type
      if (type === UPPER) capitals++
      hash = addToHash(hash, type === UPPER ? code | 32 : code)
    }
    this.classes = classes
    this.capitals = capitals
    this.hash = hash
    return at
  }

  /** "U.S.", "a.m.": single letters with dots are one word. */
  private readDotted(codes: Uint16Array): void {
    if (!isLatin(codes[this.start]!)) return
    while (codes[this.end] === 46 && isLatin(codes[this.end + 1]!) && !isLatin(codes[this.end + 2]!)) {
      this.take(46)
      this.take(codes[this.end]!)
    }
    if (this.end - this.start > 1 && codes[this.end] === 46) this.take(46)
  }

  private take(code: number): void {
    const type = CLASS[code]!
    this.end++
    this.classes |= 1 << type
    if (type === UPPER) this.capitals++
    this.hash = addToHash(this.hash, type === UPPER ? code | 32 : code)
  }
}

/** "Qa'im", "2,500", "10:30". */
function isJoint(codes: Uint16Array, at: number): boolean {
  const code = codes[at]!
  if (code === 32) return false
  if (code === 44 || code === 46 || code === 58) return isDigit(codes[at - 1]!) && isDigit(codes[at + 1]!)
  return CLASS[code] === APOSTROPHE && code !== 96 && CLASS[codes[at + 1]!]! >= LETTER
}

/** As bits: the classes that numbers are made of, and those whose words are not found by their letters. */
const OF_NUMBERS = (1 << DIGIT) | (1 << OTHER)
const NOT_PLAIN = (1 << FOREIGN) | (1 << APOSTROPHE)

class GrowingWords implements Words {
  readonly text: string
  count = 0
  start!: Int32Array
  end!: Int32Array
  number!: Int32Array
  kind!: Uint8Array
  flags!: Uint8Array
  readonly #codes: Uint16Array
  readonly #vocabulary: Vocabulary

  constructor(text: string, codes: Uint16Array, vocabulary: Vocabulary) {
    this.text = text
    this.#codes = codes
    this.#vocabulary = vocabulary
    this.makeRoom(16 + (text.length >> 2))
  }

  addMark(from: number, before: number): void {
    this.add(from, from + 1, WordKind.mark, before, this.#vocabulary.numberOfMark(this.#codes[from]!))
  }

  addWord({ start, end, classes, capitals, hash }: Run, before: number): void {
    if (end - start > longestWord) {
      this.add(start, end, WordKind.mark, before, NO_WORD)
      return
    }
    const codes = this.#codes
    const kind = (classes & ~OF_NUMBERS) === 0 ? WordKind.number : WordKind.word
    let flags = before
    const first = CLASS[codes[start]!]
    if (first === UPPER) flags |= WordFlag.capital
    else if (first === DIGIT) flags |= WordFlag.digit
    if (capitals > 1 && (classes & (1 << LETTER)) === 0) flags |= WordFlag.capitals
    if ((classes & NOT_PLAIN) !== 0) {
      this.addForeign(start, end, flags)
      return
    }
    if (isPossessive(codes, end)) flags |= WordFlag.possessive
    this.add(start, end, kind, flags, this.#vocabulary.find(hash, codes, start, end))
  }

  /** A word with an apostrophe inside, or with letters that are not English. */
  private addForeign(start: number, end: number, before: number): void {
    const folded = foldWord(this.text.slice(start, end))
    const bare = withoutPossessive(folded)
    let flags = before | WordFlag.foreign
    if (isForeignCapital(this.#codes[start]!)) flags |= WordFlag.capital
    if (bare !== folded) flags |= WordFlag.possessive
    this.add(start, end, WordKind.word, flags, this.#vocabulary.numberOf(bare))
  }

  private add(start: number, end: number, kind: number, flags: number, number: number): void {
    if (this.count === this.start.length) this.makeRoom(2 * this.count)
    const index = this.count++
    this.start[index] = start
    this.end[index] = end
    this.kind[index] = kind
    this.flags[index] = flags
    this.number[index] = number
  }

  private makeRoom(room: number): void {
    const { start, end, number, kind, flags } = this
    const numbers = new Int32Array(3 * room)
    const bits = new Uint8Array(2 * room)
    this.start = numbers.subarray(0, room)
    this.end = numbers.subarray(room, 2 * room)
    this.number = numbers.subarray(2 * room)
    this.kind = bits.subarray(0, room)
    this.flags = bits.subarray(room)
    if (this.count === 0) return
    this.start.set(start)
    this.end.set(end)
    this.number.set(number)
    this.kind.set(kind)
    this.flags.set(flags)
  }
}

/** "soldiers' camp": an apostrophe after s and before a space. */
const isPossessive = (codes: Uint16Array, end: number): boolean =>
  CLASS[codes[end]!] === APOSTROPHE && codes[end - 1] === 115 && codes[end + 1] === 32

function isForeignCapital(code: number): boolean {
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase()
}

/** An apostrophe that opens a quotation; others stand between letters or are lost. */
const isQuote = (codes: Uint16Array, at: number): boolean =>
  (at === 0 || isGap(CLASS[codes[at - 1]!]!)) && CLASS[codes[at + 1]!] !== SPACE

const isGap = (type: number): boolean => type === SPACE || type === NEWLINE
const isDigit = (code: number): boolean => CLASS[code] === DIGIT
const isLatin = (code: number): boolean => CLASS[code] === LETTER || CLASS[code] === UPPER
