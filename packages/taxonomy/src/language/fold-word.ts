/** Small letters without diacritics, and straight apostrophes: what words of a text are compared by. */
export function foldWord(word: string): string {
  const small = word.toLowerCase().replace(/[\u2019\u2018\u02bc]/g, "'")
  if (isPlain(small)) return small
  return small
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2019\u2018\u02bc\u00b4]/g, "'")
}

/** Most words, once their apostrophes are straight. */
const isPlain = (word: string): boolean => /^[\x20-\x7e]*$/.test(word)

/** "army's" is the army, and somebody's; "the soldiers'" likewise. */
export function withoutPossessive(folded: string): string {
  if (folded.endsWith("'s") && folded.length > 2) return folded.slice(0, -2)
  return folded.endsWith("'") ? folded.slice(0, -1) : folded
}

/** Marks that mean the same are written the same. */
export function foldMark(code: number): string {
  return MARKS[code] ?? foreignMark(code)
}

function foreignMark(code: number): string {
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
      return '-'
    case 0x2018:
      return "'"
    default:
      return String.fromCharCode(code)
  }
}

/** A backtick is an apostrophe, and a bracket a bracket: agencies write "the Front [FPL]" as others write "the Front (FPL)". */
const SAME: Readonly<Record<string, string>> = { '`': "'", '[': '(', ']': ')' }

const MARKS: readonly string[] = Array.from({ length: 128 }, (_, code) => {
  const mark = String.fromCharCode(code)
  return SAME[mark] ?? mark
})
