/**
 * What a UTF-16 unit does in a name. Letters (and digits) have the values from `LETTER` up; what is below ends a word,
 * except `SKIP`, which is as if it were not there.
 */
export const SKIP = 0
/** Space, hyphen, bracket, ampersand: joins the words of one name. */
export const GAP = 1
/** Apostrophe or zero-width non-joiner: a gap to some writers and nothing to others. */
export const SOFT = 2
/** Joins the words of one name once; twice it ends a paragraph. */
export const NEWLINE = 3
/** Joins initials ("M. A. Jinnah Road"), else ends a sentence. */
export const DOT = 4
/** No name goes on across it. */
export const BREAK = 5
export const LETTER = 6

/** By UTF-16 unit: one of the values above. */
export const CHARACTER_KIND = new Uint8Array(65536)
/** By UTF-16 unit: the unit it is compared as, without case, diacritics and script variants. */
export const FOLDED = new Uint16Array(65536)
export const LOWER = 1
export const UPPER = 2
/** By UTF-16 unit: `LOWER`, `UPPER`, or 0 for what has no case. */
export const LETTER_CASE = new Uint8Array(65536)

/** The name as it is compared: folded words with one space between; apostrophes join. Empty where it has no letter. */
export function foldName(name: string): string {
  return foldWith(name, '')
}

/** The same, with apostrophes as spaces: what is left where a report lost them ("Jama at"). */
export function foldNameLosingApostrophes(name: string): string {
  return foldWith(name, ' ')
}

function foldWith(name: string, soft: '' | ' '): string {
  if (PLAIN.test(name)) return name.toLowerCase()
  const codes: number[] = []
  let isGap = false
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at)
    const kind = CHARACTER_KIND[code]
    if (kind === SKIP) continue
    if (kind === LETTER) {
      if (isGap) codes.push(0x20)
      isGap = false
      codes.push(FOLDED[code] ?? code)
    } else if (codes.length > 0) {
      isGap ||= kind !== SOFT || soft === ' '
    }
  }
  return String.fromCharCode(...codes)
}

/** Most names: nothing to fold but their case. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/

/** Combining marks that only vary a letter, as ranges of code points. Vowel signs of Indic scripts are letters and stay. */
const VARYING_MARKS: readonly (readonly [from: number, to: number])[] = [
  [0x0300, 0x036f], // Latin, Greek, Cyrillic
  [0x0591, 0x05c7], // Hebrew points
  [0x0610, 0x061a],
  [0x064b, 0x065f], // Arabic vowel signs
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06ed],
  [0x08d3, 0x08ff],
  [0x093c, 0x093c], // nukta
  [0x09bc, 0x09bc],
  [0x0a3c, 0x0a3c],
  [0x0abc, 0x0abc],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
]
/** Tatweel, soft hyphen, joiners, marks of direction, byte order mark, variation selectors. */
const INVISIBLE: readonly (readonly [from: number, to: number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x0640, 0x0640],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200d, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]
const APOSTROPHE_LIKE = /['`´\u2018\u2019\u201b\u02b9\u02bb-\u02bf\u02c8\u2032\uff07\u200c]/
const GAP_LIKE = /[\p{Zs}\t\r\p{Pd}\u2212\u00b7(&]/u
const NEWLINE_LIKE = /[\n\v\f\u0085\u2028\u2029]/
const WORD_CHARACTER = /[\p{L}\p{M}\p{Nd}\p{Nl}]/u

/** Letters of one sound that writers and keyboards mix, and Latin letters that do not decompose. */
const VARIANTS: readonly (readonly [variants: string, letter: string])[] = [
  ['ي\u0649ېۍۑئ', 'ی'],
  ['كڪګڬ', 'ک'],
  ['هةۀەۂۃھ', 'ہ'],
  ['أإآٱ', 'ا'],
  ['ؤ', 'و'],
  ['ıİ', 'i'],
  ['łŁ', 'l'],
  ['øØ', 'o'],
  ['đĐðÐ', 'd'],
]

fillTables()

function fillTables(): void {
  // Nothing between the general punctuation and the compatibility area varies in case or marks: letters of their own.
  CHARACTER_KIND.fill(LETTER)
  for (let code = 0; code < 65536; code++) FOLDED[code] = code
  for (let code = 0; code < 0x3100; code++) describeCharacter(code)
  for (let code = 0xa600; code < 0xac00; code++) describeCharacter(code)
  for (let code = 0xf900; code < 0x10000; code++) describeCharacter(code)
  for (const [variants, letter] of VARIANTS) {
    for (const variant of variants) FOLDED[variant.charCodeAt(0)] = letter.charCodeAt(0)
  }
}

function describeCharacter(code: number): void {
  const character = String.fromCharCode(code)
  const kind = kindOf(character, code)
  CHARACTER_KIND[code] = kind
  if (kind !== LETTER) return
  const lower = character.toLowerCase()
  const upper = character.toUpperCase()
  LETTER_CASE[code] = lower === upper ? 0 : character === lower ? LOWER : UPPER
  FOLDED[code] = digitOf(code) ?? plainLetter(lower)
}

function kindOf(character: string, code: number): number {
  if (isIn(VARYING_MARKS, code) || isIn(INVISIBLE, code)) return SKIP
  if (APOSTROPHE_LIKE.test(character)) return SOFT
  if (WORD_CHARACTER.test(character)) return LETTER
  if (character === '.') return DOT
  if (NEWLINE_LIKE.test(character)) return NEWLINE
  return GAP_LIKE.test(character) ? GAP : BREAK
}

function plainLetter(lower: string): number {
  const bare = [...lower.normalize('NFKD')].filter((part) => !isIn(VARYING_MARKS, part.charCodeAt(0)))
  return (bare.length === 1 ? bare[0]! : lower).charCodeAt(0)
}

function isIn(ranges: readonly (readonly [from: number, to: number])[], code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to)
}

/** Arabic-Indic, Persian, Devanagari and Bengali digits are compared as 0 to 9. */
function digitOf(code: number): number | null {
  for (const zero of [0x0660, 0x06f0, 0x0966, 0x09e6]) {
    if (code >= zero && code < zero + 10) return 0x30 + code - zero
  }
  return null
}
