import type { LocationMention } from '@wirewatch/model'
import type { Naming } from '@wirewatch/taxonomy'
import type { Reading } from './reading.js'
import type { Toponym } from './toponym.js'
import { wordAfter, wordBefore } from './words-around.js'

/** What a text uses a place name for: where something is, where the reporter sat, or where somebody comes from. */
export function toponymUse(
  reading: Reading,
  toponym: Toponym,
  datelineEnd: number,
  previous: PlacedBefore | null,
  naming: Naming,
): LocationMention['use'] {
  if (toponym.name.end <= datelineEnd) return 'dateline'
  const mayBeOrigin =
    naming.originEnds.has(toponym.before?.word ?? '') || isHyphen(reading.text.charCodeAt(toponym.name.end))
  if (mayBeOrigin && isOrigin(reading.text, toponym.name.start, toponym.name.end, naming)) return 'origin'
  // "residents of Bara and Jamrud", "a native of Torani, in Bannu": what hangs on an origin is one too.
  const hangsOn =
    previous?.use === 'origin' &&
    /^(?:,|,? and|,? in|,? of) $/.test(reading.text.slice(previous.end, toponym.name.start))
  return hangsOn ? 'origin' : 'place'
}

export interface PlacedBefore {
  readonly use: LocationMention['use']
  readonly end: number
}

/** "Torvik-based", "a resident of Torvik": where somebody comes from. */
export function isOrigin(text: string, start: number, end: number, naming: Naming): boolean {
  if (isHyphen(text.charCodeAt(end)) && naming.originAfter.has(wordAfter(text, end)?.word ?? '')) return true
  let phrase = ''
  let at = start
  for (let words = 0; words < 4; words++) {
    const before = wordBefore(text, at)
    if (before === null || /[.;:!?]/.test(before.gap)) return false
    phrase = phrase === '' ? before.word : `${before.word} ${phrase}`
    if (naming.originBefore.has(phrase)) return true
    if (!naming.originTails.has(phrase)) return false
    at = before.start
  }
  return false
}

const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0x2013

/** ", SEPT. 12. The trial": behind a town in capitals the day may end in a full stop as well. */
const DATED_REST = /^,\s\p{Lu}[\p{L}]{2,8}\.?\s\d{1,2}\.\s+(?=["'“‘]?\p{Lu}|\d)/u

const isInCapitals = (name: string): boolean => name === name.toUpperCase()

/** A dateline opens one of the first lines of a text; later ones are sentences. */
const LAST_LINE_START = 700
/** From the first place to the dash or colon, in characters. */
const LONGEST_DATELINE = 90

/**
 * Where the dateline of a text ends ("KABUL (AP) --", "SRINAGAR, March 4:", "Peshawar, Pakistan (Reuters) –"); 0 where
 * it has none.
 */
export function datelineEnd(reading: Reading, toponyms: readonly Toponym[]): number {
  const { text } = reading
  for (const { name } of toponyms) {
    if (name.start > LAST_LINE_START) return 0
    if (!/(?:^|\n)\s*$/.test(text.slice(Math.max(0, name.start - 4), name.start))) continue
    // "A guard was shot. ⏎ TORVIK: A bomb went off": behind a sentence it heads an item.
    if (/[.!?]["'”’)]?\s*$/.test(text.slice(Math.max(0, name.start - 6), name.start))) return 0
    const rest = text.slice(name.end, name.end + LONGEST_DATELINE)
    const end =
      DATELINE_REST.exec(rest) ?? (isInCapitals(text.slice(name.start, name.end)) ? DATED_REST.exec(rest) : null)
    if (end !== null) return name.end + end[0].length
  }
  return 0
}

/**
 * Places, dates and agencies, each with a capital, a number or in brackets, up to a dash or a colon. Words and numbers are
 * taken whole: cut anywhere, a line of capitals could be read in more ways than there is time to try.
 */
const DATELINE_REST =
  /^(?:[,/ ]*(?:\p{Lu}[\p{L}.'’]*(?![\p{L}.'’])|\d+(?!\d)(?:st|nd|rd|th)?|of|and|[([][^()[\]\n]{1,40}[)\]]))*[,. ]*(?:\s?(?:--+|[\u2012-\u2015\u2212])|:|\s-(?=\s|\p{Lu})|(?<=\))\s?-|(?<=\))\n)/u
