/** The words, numbers and marks of a text, in one pass and in the order of the text; arrays run in parallel. */
export interface Words {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly kind: Uint8Array
  /** Bits of `WordFlag`. */
  readonly flags: Uint8Array
  /** Lower case without diacritics, curly apostrophes or a possessive ending; for a mark, the mark. */
  readonly folded: readonly string[]
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
} as const

/** Longer runs of letters are no words; they are kept as marks without content. */
const longestWord = 60

enum Char {
  other,
  letter,
  upper,
  digit,
  space,
  newline,
  apostrophe,
  hyphen,
  foreign,
}

const charClass = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code)
  if (/[a-z]/.test(character)) charClass[code] = Char.letter
  else if (/[A-Z]/.test(character)) charClass[code] = Char.upper
  else if (/[0-9]/.test(character)) charClass[code] = Char.digit
  else if (code === 10 || code === 13 || code === 11 || code === 12) charClass[code] = Char.newline
  else if (code <= 32) charClass[code] = Char.space
  else if (character === "'" || character === '`') charClass[code] = Char.apostrophe
  else if (character === '-') charClass[code] = Char.hyphen
}

/** Splits a text into words, numbers and marks. Never throws; takes time in proportion to the length of the text. */
export function splitWords(text: string): Words {
  const room = Math.max(16, text.length + 1)
  const capacity = Math.min(room, 64 + (text.length >> 1) + 1)
  const start = new Int32Array(capacity)
  const end = new Int32Array(capacity)
  const kind = new Uint8Array(capacity)
  const flags = new Uint8Array(capacity)
  const folded: string[] = []
  let count = 0
  let at = 0
  let before = WordFlag.line | WordFlag.paragraph
  let newlines = 0
  const length = text.length
  while (at < length && count < capacity) {
    const type = classAt(text, at)
    if (type === Char.space || type === Char.newline) {
      if (type === Char.newline && !(text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13)) newlines++
      at++
      continue
    }
    if (newlines > 0) before |= newlines > 1 ? WordFlag.line | WordFlag.paragraph : WordFlag.line
    newlines = 0
    const from = at
    if (type === Char.letter || type === Char.upper || type === Char.digit || type === Char.foreign) {
      at = endOfRun(text, at)
      const dotted = endOfDotted(text, from, at)
      if (dotted > at) at = dotted
      start[count] = from
      end[count] = at
      describe(text, from, at, count, kind, flags, folded)
      flags[count] = (flags[count] ?? 0) | before
      count++
      before = 0
      if (isHyphen(text, at) && isWordAt(text, at + 1)) {
        at++
        before = WordFlag.joined
      }
      continue
    }
    at++
    if (type === Char.apostrophe && !isQuote(text, from)) continue
    start[count] = from
    end[count] = at
    kind[count] = WordKind.mark
    flags[count] = before
    folded.push(markOf(text.charCodeAt(from)))
    count++
    before = 0
  }
  return { count, start, end, kind, flags, folded }
}

function classAt(text: string, at: number): Char {
  const code = text.charCodeAt(at)
  if (code < 128) return charClass[code] as Char
  return classOfForeign(code)
}

function classOfForeign(code: number): Char {
  if (code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || code === 0xfeff) return Char.space
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return Char.newline
  if (code === 0x2018 || code === 0x2019 || code === 0x02bc || code === 0xb4) return Char.apostrophe
  if (code === 0x2010 || code === 0x2011) return Char.hyphen
  if (code >= 0x2012 && code <= 0x206f) return Char.other
  if (code >= 0x80 && code <= 0xbf && code !== 0xaa && code !== 0xba) return Char.other
  if (code >= 0x3001 && code <= 0x303f) return Char.other
  return Char.foreign
}

function endOfRun(text: string, from: number): number {
  let at = from
  const length = text.length
  while (at < length) {
    const code = text.charCodeAt(at)
    const type = code < 128 ? charClass[code]! : classOfForeign(code)
    if (type >= Char.letter && (type <= Char.digit || type === Char.foreign)) {
      at++
      continue
    }
    if (type === Char.apostrophe && code !== 96 && isWordAt(text, at + 1)) {
      at++
      continue
    }
    if ((code === 44 || code === 46 || code === 58) && isDigitAt(text, at - 1) && isDigitAt(text, at + 1)) {
      at++
      continue
    }
    break
  }
  return at
}

/** "U.S.", "a.m.": single letters with dots are one word. */
function endOfDotted(text: string, from: number, end: number): number {
  if (end - from !== 1 || !isLetterAt(text, from)) return end
  let at = end
  while (text.charCodeAt(at) === 46 && isLetterAt(text, at + 1) && !isLetterAt(text, at + 2)) at += 2
  if (at === end) return end
  return text.charCodeAt(at) === 46 ? at + 1 : at
}

function describe(
  text: string,
  from: number,
  end: number,
  index: number,
  kind: Uint8Array,
  flags: Uint8Array,
  folded: string[],
): void {
  if (end - from > longestWord) {
    kind[index] = WordKind.mark
    folded.push('')
    return
  }
  let upper = 0
  let lower = 0
  let letters = 0
  let plain = true
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    const type = code < 128 ? charClass[code]! : Char.foreign
    if (type === Char.letter) lower++
    else if (type === Char.upper) upper++
    else if (type === Char.foreign || type === Char.apostrophe) plain = false
    if (type !== Char.digit && type !== Char.other) letters++
  }
  kind[index] = letters === 0 ? WordKind.number : WordKind.word
  let word = text.slice(from, end)
  const first = plain ? '' : (word[0] ?? '')
  if (classAt(text, from) === Char.upper || (first !== first.toLowerCase() && first !== ''))
    flags[index] = WordFlag.capital
  if (upper > 1 && lower === 0) flags[index] = (flags[index] ?? 0) | WordFlag.capitals
  if (upper > 0) word = word.toLowerCase()
  if (!plain) {
    word = foldForeign(word)
    const bare = withoutPossessive(word)
    if (bare !== word) flags[index] = (flags[index] ?? 0) | WordFlag.possessive
    word = bare
  } else if (isPossessiveAt(text, end)) {
    flags[index] = (flags[index] ?? 0) | WordFlag.possessive
  }
  folded.push(word)
}

const foldForeign = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2019\u2018\u02bc\u00b4]/g, "'")

function withoutPossessive(word: string): string {
  if (word.endsWith("'s") && word.length > 2) return word.slice(0, -2)
  if (word.endsWith("'")) return word.slice(0, -1)
  return word
}

/** "soldiers' camp": an apostrophe after s and before a space. */
const isPossessiveAt = (text: string, end: number): boolean =>
  classAt(text, end) === Char.apostrophe && text.charCodeAt(end - 1) === 115 && text.charCodeAt(end + 1) === 32

const isQuote = (text: string, at: number): boolean => {
  const next = classAt(text, at + 1)
  const previous = at === 0 ? Char.space : classAt(text, at - 1)
  return (previous === Char.space || previous === Char.newline) && next !== Char.space
}

const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

const isLetterAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

const isWordAt = (text: string, at: number): boolean => {
  if (at >= text.length) return false
  const type = classAt(text, at)
  return type === Char.letter || type === Char.upper || type === Char.digit || type === Char.foreign
}

const isHyphen = (text: string, at: number): boolean => at < text.length && classAt(text, at) === Char.hyphen

/** Marks that mean the same are written the same. */
function markOf(code: number): string {
  switch (code) {
    case 0x201c:
    case 0x201d:
    case 0xab:
    case 0xbb:
    case 0x201e:
      return '"'
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2d:
      return '-'
    case 0x2026:
      return '…'
    case 0x2018:
    case 0x27:
    case 0x60:
      return "'"
    default:
      return String.fromCharCode(code)
  }
}
