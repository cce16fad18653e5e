/**
 * The text as it is read on: another space than the plain one is a space, and a line that only ran out of room goes on in the next. Of the
 * same length, so that every position holds in both; the text itself where it flows as it is.
 */
export function flowingText(text: string): string {
  const spaced = ODD_SPACE.test(text) ? text.replace(EVERY_ODD_SPACE, ' ') : text
  return LINE_IN_PARAGRAPH.test(spaced) ? withoutWraps(spaced) : spaced
}

/** No-break, thin, wide and tabulating spaces. What joins letters without a width (U+200C in Persian) is none. */
const ODD_SPACE = /[\t\v\f\u00a0\u2000-\u200a\u202f\u205f\u3000]/
const EVERY_ODD_SPACE = new RegExp(ODD_SPACE.source, 'g')
const LINE_IN_PARAGRAPH = /\S[ \r]*\n\S/

/** Lines of mails, telegrams and old archives, in letters; longer ones are paragraphs, and shorter ones items of a list. */
const widest = 120
const narrowest = 50
/** A full line ends at most this far from the widest one: the next word had no room. */
const longestWord = 15
/** In running English two words of three are written small; where lines are headlines or paragraphs hardly one in ten begins so. */
const smallInProse = 0.4

function withoutWraps(text: string): string {
  const lines = linesOf(text)
  const broken = lines.filter(({ goesInto }) => goesInto !== null)
  const width = lines.reduce((most, { length }) => Math.max(most, length), 0)
  if (width > widest || !areWraps(text, broken, width)) return text
  let flowing = ''
  let from = 0
  for (const { end, length, goesInto } of broken) {
    if (goesInto !== 'small' && length < width - longestWord) continue
    const isTwo = text[end - 1] === '\r'
    flowing += `${text.slice(from, isTwo ? end - 1 : end)}${isTwo ? '  ' : ' '}`
    from = end + 1
  }
  return flowing + text.slice(from)
}

interface Line {
  /** Where its line feed stands, or the text ends. */
  readonly end: number
  readonly length: number
  /** How the next line of the same paragraph begins; null where none follows. */
  readonly goesInto: 'small' | 'other' | null
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const length = line.trim().length
    const next = text.charAt(end + 1)
    const isInParagraph = length > 0 && next.trim() !== ''
    lines.push({ end, length, goesInto: isInParagraph ? (/\p{Ll}/u.test(next) ? 'small' : 'other') : null })
    start = end + 1
  }
  return lines
}

/** Whether lines end where the room does: in the middle of sentences, or all of about one width. Scripts without capitals do not tell. */
function areWraps(text: string, broken: readonly Line[], width: number): boolean {
  if (width < narrowest) return false
  const areFull = (lines: readonly Line[], room: number): boolean => lines.every(({ length }) => length >= width - room)
  if (!/\p{Ll}/u.test(text)) {
    if (!/\p{Lu}/u.test(text)) return false
    const room = CAPITALS_IN_PROSE.test(text) ? 2 * longestWord : longestWord
    return areFull(broken, broken.length > 1 ? room : 0)
  }
  const small = broken.filter(({ goesInto }) => goesInto === 'small')
  if (small.length >= broken.length * smallInProse) return areFull(small, longestWord)
  const isProse = small.length > 0 || (broken.length <= 2 && STOP_IN_LINE.test(text))
  return isProse && areFull(broken, longestWord)
}

/** "… on Tuesday. Three": no headline has two sentences. */
const STOP_IN_LINE = /\p{Ll}{3}[.?!][”"’']? +\p{Lu}/u
/** Capitals with a comma or a full stop between the words of a line. */
const CAPITALS_IN_PROSE = /\p{Lu}[,.;] +\p{Lu}/u
