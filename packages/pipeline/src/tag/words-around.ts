/** A word beside a mention, and what stands between the two. Cut out only when asked for: of most, one part is read. */
export class NeighbourWord {
  readonly start: number
  readonly end: number
  readonly #source: string
  readonly #from: number
  #text: string | null = null
  #word: string | null = null

  constructor(source: string, start: number, end: number, from: number) {
    this.start = start
    this.end = end
    this.#source = source
    this.#from = from
  }

  /** As written. */
  get text(): string {
    this.#text ??= this.#source.slice(this.start, this.end)
    return this.#text
  }

  /** In small letters. */
  get word(): string {
    this.#word ??= inSmallLetters(this.text)
    return this.#word
  }

  /** What separates it from where the search began; a sentence that ends there is seen in it. */
  get gap(): string {
    const from = this.#from
    return from >= this.end ? this.#source.slice(this.end, from) : this.#source.slice(from, this.start)
  }
}

/** Most words are in small letters already, which is seen in less time than they take to be folded. */
function inSmallLetters(word: string): string {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code < 97 || code > 122) return word.toLowerCase()
  }
  return word
}

/** Longer runs of letters or of separators are no words of a sentence. */
const LONGEST_WORD = 40
const LONGEST_GAP = 12

/** By code, of those below 128. */
const PLAIN_LETTER = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
)
const LETTER = /[\p{L}\p{M}\p{N}]/u

/** The word that ends before the position; null at the start of the text. */
export function wordBefore(text: string, at: number): NeighbourWord | null {
  let end = at
  while (end > 0 && at - end < LONGEST_GAP && !isLetter(text, end - 1)) end--
  let start = end
  while (start > 0 && end - start < LONGEST_WORD && isInWord(text, start - 1)) start--
  return start === end ? null : new NeighbourWord(text, start, end, at)
}

/** The word that begins after the position; null at the end of the text. */
export function wordAfter(text: string, at: number): NeighbourWord | null {
  let start = at
  while (start < text.length && start - at < LONGEST_GAP && !isLetter(text, start)) start++
  let end = start
  while (end < text.length && end - start < LONGEST_WORD && isInWord(text, end)) end++
  return start === end ? null : new NeighbourWord(text, start, end, at)
}

/** Whether only a space (or a hyphen) separates the word from where the search began. */
export const isAdjacent = (word: NeighbourWord | null): word is NeighbourWord =>
  word !== null && (word.gap === ' ' || word.gap === '-' || word.gap === '\n')

export const isCapitalised = (word: string): boolean => {
  const first = word.charCodeAt(0)
  if (first < 128) return first >= 65 && first <= 90
  return /^\p{Lu}/u.test(word)
}

/** Whether a sentence, a line or a quotation begins right before the position, so that a capital says nothing. */
export function startsSentence(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0 && at - before < LONGEST_GAP; before--) {
    const code = text.charCodeAt(before)
    if (code === 0x20) continue
    return !isLetter(text, before) && !isInside(code)
  }
  return true
}

/** How much of a text is looked at, in characters, to tell whether it has points and commas. */
const SAMPLE = 600

/** Longer than this no sentence goes on without a comma. */
const LONG_SENTENCE = 240

/** Whether the text has points and commas; some collections lost them, and their sentences run together. A single sentence may have its point alone. */
export function isPunctuated(text: string): boolean {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  if (sample.length < 80 || /[,.]\s/.test(sample)) return true
  return text.length < LONG_SENTENCE && text.endsWith('.')
}

/** Comma, closing bracket, apostrophe, hyphen: a sentence goes on after them. */
const isInside = (code: number): boolean =>
  code === 0x2c || code === 0x29 || code === 0x28 || code === 0x27 || code === 0x2019 || code === 0x2d || code === 0x26

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 ? PLAIN_LETTER[code] === 1 : LETTER.test(text.charAt(at))
}

/** Letters, and a point or an apostrophe between two letters ("U.S", "Jama'at"). */
function isInWord(text: string, at: number): boolean {
  if (isLetter(text, at)) return true
  const code = text.charCodeAt(at)
  const joins = code === 0x2e || code === 0x27 || code === 0x2019
  return (
    joins &&
    at > 0 &&
    at + 1 < text.length &&
    isLetter(text, at - 1) &&
    isLetter(text, at + 1) &&
    text.charCodeAt(at + 1) !== 0x73
  )
}
