import { codesOf, LONGEST_KEPT } from '../codes-of.js'
import { foldMark, foldWord, withoutPossessive } from './fold-word.js'
import { addToFirst, addToSecond, EMPTY_HASH, findWord, NO_WORD, type Vocabulary } from './vocabulary.js'

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

/**
 * Splits a text into words, numbers and marks. Never throws; takes time in proportion to the length of the text. The columns
 * are shared: they hold until the next text is split.
 */
export function splitWords(text: string, vocabulary: Vocabulary): Words {
  const codes = codesOf(text)
  const words = columnsFor(text)
  const run = new Run()
  let at = 0
  let before: number = WordFlag.line | WordFlag.paragraph
  let newlines = 0
  while (at < text.length) {
    const type = CLASS[codes[at]!]!
    if (type & GAP) {
      if (type === NEWLINE && !(codes[at] === 10 && codes[at - 1] === 13)) newlines++
      at++
      continue
    }
    if (newlines > 0) before |= newlines > 1 ? WordFlag.line | WordFlag.paragraph : WordFlag.line
    newlines = 0
    if (type & IN_WORD) {
      run.read(codes, at)
      words.addWord(run, before, codes, vocabulary)
      at = run.end
      before = 0
      if (CLASS[codes[at]!] === HYPHEN && CLASS[codes[at + 1]!]! & IN_WORD) {
        at++
        before = WordFlag.joined
      }
      continue
    }
    const from = at++
    if (type === APOSTROPHE && !isQuote(codes, from)) continue
    words.addMark(from, before, vocabulary.numberOfMark(codes[from]!))
    before = 0
  }
  return words
}

/** The word as it is compared: small letters without diacritics or a possessive ending; a mark as it is mostly written. */
export function wordAt({ text, start, end, kind, flags, number }: Words, at: number, vocabulary: Vocabulary): string {
  const known = number[at]!
  if (known !== NO_WORD) return vocabulary.words[known]!
  return unknownWord(text, start[at]!, end[at]!, kind[at]!, flags[at]!)
}

/** The same of a word that is not in the vocabulary. */
export function unknownWord(text: string, start: number, end: number, kind: number, flags: number): string {
  if (kind === WordKind.mark) return end - start > 1 ? '' : foldMark(text.charCodeAt(start))
  const word = text.slice(start, end)
  return flags & WordFlag.foreign ? withoutPossessive(foldWord(word)) : word.toLowerCase()
}

/** Longer runs of letters are no words; they are kept as marks without content. */
const longestWord = 60

/** What a UTF-16 unit does in a text, a bit for each, so that those of a word can be put together. */
const OTHER = 0
const SPACE = 1
const NEWLINE = 2
const APOSTROPHE = 4
const HYPHEN = 8
const LETTER = 16
/** A capital letter: the bit is also the one that makes it a small one. */
const UPPER = 32
const DIGIT = 64
const FOREIGN = 128
const GAP = SPACE | NEWLINE
const IN_WORD = LETTER | UPPER | DIGIT | FOREIGN

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

/** Letters, digits and what joins them, as far as they go without a gap. */
class Run {
  start = 0
  end = 0
  /** The classes of its units. */
  classes = 0
  /** The hashes of its units, capitals taken as small letters. */
  first = 0
  second = 0

  read(codes: Uint16Array, start: number): void {
    this.start = start
    let classes = 0
    let first = EMPTY_HASH
    let second = EMPTY_HASH
    let at = start
    for (; ; at++) {
      const code = codes[at]!
      const type = CLASS[code]!
      if ((type & IN_WORD) === 0 && (type === SPACE || !isJoint(codes, at))) break
      classes |= type
      first = addToFirst(first, code | (type & UPPER))
      second = addToSecond(second, code | (type & UPPER))
    }
    this.end = at
    this.classes = classes
    this.first = first
    this.second = second
    if (at - start === 1 && codes[at] === FULL_STOP && isLatin(codes[start]!)) this.readDotted(codes)
  }

  /** "U.S.", "a.m.": single letters with dots are one word. */
  private readDotted(codes: Uint16Array): void {
    while (codes[this.end] === FULL_STOP && isLatin(codes[this.end + 1]!) && !isLatin(codes[this.end + 2]!)) {
      this.take(FULL_STOP)
      this.take(codes[this.end]!)
    }
    if (this.end - this.start > 1 && codes[this.end] === FULL_STOP) this.take(FULL_STOP)
  }

  private take(code: number): void {
    const type = CLASS[code]!
    this.end++
    this.classes |= type
    this.first = addToFirst(this.first, code | (type & UPPER))
    this.second = addToSecond(this.second, code | (type & UPPER))
  }
}

const FULL_STOP = 46

/** "Qa'im", "2,500", "10:30". */
function isJoint(codes: Uint16Array, at: number): boolean {
  const code = codes[at]!
  if (code === 44 || code === FULL_STOP || code === 58) return isDigit(codes[at - 1]!) && isDigit(codes[at + 1]!)
  return CLASS[code] === APOSTROPHE && code !== 96 && (CLASS[codes[at + 1]!]! & IN_WORD) !== 0
}

/** The words of a text, filled one by one; there is room for as many as it has units. */
class Columns implements Words {
  text = ''
  count = 0
  readonly start: Int32Array
  readonly end: Int32Array
  readonly number: Int32Array
  readonly kind: Uint8Array
  readonly flags: Uint8Array

  constructor(room: number) {
    this.start = new Int32Array(room)
    this.end = new Int32Array(room)
    this.number = new Int32Array(room)
    this.kind = new Uint8Array(room)
    this.flags = new Uint8Array(room)
  }

  addMark(from: number, before: number, number: number): void {
    this.add(from, from + 1, WordKind.mark, before, number)
  }

  addWord(
    { start, end, classes, first, second }: Run,
    before: number,
    codes: Uint16Array,
    vocabulary: Vocabulary,
  ): void {
    if (end - start > longestWord) {
      this.add(start, end, WordKind.mark, before, NO_WORD)
      return
    }
    let flags = before
    const opening = CLASS[codes[start]!]!
    if (opening === UPPER) flags |= WordFlag.capital
    else if (opening === DIGIT) flags |= WordFlag.digit
    if ((classes & (UPPER | LETTER)) === UPPER && hasSecondCapital(codes, start, end)) flags |= WordFlag.capitals
    if (classes & NOT_PLAIN) {
      if ((classes & FOREIGN) === 0 && isOwner(codes, start, end)) this.addOwner(start, end, flags, codes, vocabulary)
      else this.addForeign(start, end, flags, vocabulary)
      return
    }
    if (isPossessive(codes, end)) flags |= WordFlag.possessive
    const kind = classes & ~DIGIT ? WordKind.word : WordKind.number
    this.add(start, end, kind, flags, findWord(vocabulary, first, second))
  }

  /** "army's": most words with an apostrophe are found like any other once it is off. */
  private addOwner(start: number, end: number, before: number, codes: Uint16Array, vocabulary: Vocabulary): void {
    let first = EMPTY_HASH
    let second = EMPTY_HASH
    for (let at = start; at < end - 2; at++) {
      const unit = codes[at]! | (CLASS[codes[at]!]! & UPPER)
      first = addToFirst(first, unit)
      second = addToSecond(second, unit)
    }
    const flags = before | WordFlag.foreign | WordFlag.possessive
    this.add(start, end, WordKind.word, flags, findWord(vocabulary, first, second))
  }

  /** A word with an apostrophe inside, or with letters that are not English. */
  private addForeign(start: number, end: number, before: number, vocabulary: Vocabulary): void {
    const word = this.text.slice(start, end)
    const folded = foldWord(word)
    const bare = withoutPossessive(folded)
    let flags = before | WordFlag.foreign
    if (isForeignCapital(word.charAt(0))) flags |= WordFlag.capital
    if (bare !== folded) flags |= WordFlag.possessive
    this.add(start, end, WordKind.word, flags, vocabulary.numberOf(bare))
  }

  private add(start: number, end: number, kind: number, flags: number, number: number): void {
    const at = this.count++
    this.start[at] = start
    this.end[at] = end
    this.kind[at] = kind
    this.flags[at] = flags
    this.number[at] = number
  }
}

/** Words of letters that are not English are found by what they are folded to. */
const NOT_PLAIN = FOREIGN | APOSTROPHE

let kept = new Columns(1 << 14)

function columnsFor(text: string): Columns {
  if (kept.start.length < text.length && text.length <= LONGEST_KEPT) kept = new Columns(2 * text.length)
  const columns = kept.start.length < text.length ? new Columns(text.length) : kept
  columns.text = text
  columns.count = 0
  return columns
}

function hasSecondCapital(codes: Uint16Array, start: number, end: number): boolean {
  let capitals = 0
  for (let at = start; at < end; at++) if (CLASS[codes[at]!] === UPPER) capitals++
  return capitals > 1
}

/** "army's": an s behind the only apostrophe, which is straight or curly. */
function isOwner(codes: Uint16Array, start: number, end: number): boolean {
  const mark = codes[end - 2]!
  if (end - start < 3 || (codes[end - 1]! | UPPER) !== 115 || (mark !== 39 && mark !== 0x2019)) return false
  for (let at = start; at < end - 2; at++) if (CLASS[codes[at]!] === APOSTROPHE) return false
  return true
}

/** "soldiers' camp": an apostrophe after s and before a space. */
const isPossessive = (codes: Uint16Array, end: number): boolean =>
  CLASS[codes[end]!] === APOSTROPHE && codes[end - 1] === 115 && codes[end + 1] === 32

const isForeignCapital = (letter: string): boolean => letter !== letter.toLowerCase()

/** An apostrophe that opens a quotation; others stand between letters or are lost. */
const isQuote = (codes: Uint16Array, at: number): boolean =>
  (at === 0 || (CLASS[codes[at - 1]!]! & GAP) !== 0) && CLASS[codes[at + 1]!] !== SPACE

const isDigit = (code: number): boolean => CLASS[code] === DIGIT
const isLatin = (code: number): boolean => (CLASS[code]! & (LETTER | UPPER)) !== 0
