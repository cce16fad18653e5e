import { foldName } from '@wirewatch/taxonomy/fold.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import type { PlaceChain } from './place-chain.js'
import { isReportedFrom } from './unknown-place.js'

/** Names of more words than this are of something else. */
const longestName = 4

/**
 * "outside the High Court", "near the Torvik Gate", "on National Highway 31": a spot by a name of its own. It says where in a town, and
 * alone where no town is named.
 */
export function landmark(units: Units, sentence: Stretch, at: number, naming: Naming): PlaceChain | null {
  if (!units.cased || !isOfName(units, at)) return null
  const link = linkBefore(units, sentence, at, naming)
  const until = link === null ? null : endOfSpot(units, sentence, at, naming)
  if (link === null || until === null) return null
  if (!isSpot(units.text.slice(units.start[at]!, units.end[until - 1]!), link, naming)) return null
  const isNumbered = until < sentence.end && (units.flags[until]! & WordFlag.digit) !== 0
  const end = isNumbered ? until + 1 : until
  const text = units.text.slice(units.start[at]!, units.end[end - 1]!)
  return {
    start: at,
    end,
    mentions: [],
    location: null,
    text,
    relation: link === 'near' ? 'near' : 'in',
    elsewhere: isHome(units, at, naming),
    street: false,
  }
}

/** A spot of some town. */
export const isLandmark = ({ text, mentions }: PlaceChain, naming: Naming): boolean =>
  mentions.length === 0 && isNameOfLandmark(text, naming)

/** "the High Court", whether or not its town is known. */
export const isNameOfLandmark = (text: string, { spots, seats }: Naming): boolean => {
  const word = lastWord(text.replace(/\W*\d+$/, ''))
  return spots.has(word) || seats.has(word)
}

const lastWord = (text: string): string => foldName(text).split(' ').at(-1)!

const isOfName = (units: Units, at: number): boolean =>
  (units.flags[at]! & WordFlag.capital) !== 0 && units.kind[at] === WordKind.word && units.mention[at]?.kind !== 'actor'

/** "lives in the Torvik Towers". */
const isHome = (units: Units, at: number, { homeVerbs }: Naming): boolean =>
  [2, 3].some((back) => at >= back && homeVerbs.has(units.word(at - back)))

/** "at the", "outside", "on the premises of the". */
function linkBefore(units: Units, { start }: Stretch, at: number, naming: Naming): 'in' | 'at' | 'near' | null {
  const link = units.word(at - 1) === 'the' ? at - 2 : at - 1
  const text = link < start ? '' : (units.lexeme[link]?.text ?? '')
  if (naming.spotNearLinks.has(text)) return 'near'
  if (naming.spotInLinks.has(text)) return 'in'
  // "shot at" is one word to the coder.
  if (/(?:^| )at$/.test(text) || isReportedFrom(units, link)) return 'at'
  return text === 'of' && naming.spotParts.has(units.word(link - 1)) ? 'near' : null
}

/** Where a run of capital words ends whose last one is a word for a spot; null where it goes on, or names none. */
function endOfSpot(units: Units, { end }: Stretch, from: number, naming: Naming): number | null {
  const { spots, seats, spotCompounds: compounds } = naming
  let at = from
  while (at < end && at - from < longestName && isOfName(units, at)) at++
  at = pastKind(units, { start: from, end }, at, compounds)
  // "the Torvik courts"
  if (at < end && (spots.has(units.word(at)) || seats.has(units.word(at)))) return at + 1
  if (at < end && (isOfName(units, at) || /^(?:of|for)$/.test(units.word(at)))) return null
  return (units.flags[at - 1]! & WordFlag.possessive) === 0 ? at : null
}

/** "the Torvik public housing project": past the words that may stand between the name and what it is of. */
function pastKind(units: Units, { start, end }: Stretch, from: number, compounds: ReadonlySet<string>): number {
  let at = from
  while (at > start && at < end && compounds.has(units.word(at))) at++
  return at
}

/** "in the Assembly", "in the House" tell who speaks; "outside the Assembly" is a spot, "on Street" is none. */
function isSpot(name: string, link: 'in' | 'at' | 'near', { spots, seats, placeKinds }: Naming): boolean {
  const word = lastWord(name)
  if (seats.has(word)) return link !== 'in'
  return spots.has(word) && (foldName(name) !== word || (link !== 'in' && !placeKinds.has(word)))
}
