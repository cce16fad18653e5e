import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { GazetteerEntry } from '@wirewatch/taxonomy/taxonomy.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { isUnknownName } from './name-of-place.js'

/** A home, a destination, a hospital: not where it happened. */
export function isElsewhere(units: Units, sentence: Stretch, from: number, end: number): boolean {
  for (let at = from - 1; at >= sentence.start && at >= from - 5; at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.cues.relativeOrigin || lexeme.cues.carePlace) return !isBesideCare(units, at)
    if (lexeme.cues.placeIn && units.lexeme[at - 1]?.cues.carePlace === true) return !isBesideCare(units, at - 1)
    if (lexeme.verbClasses.say && units.lexeme[at + 1]?.text === 'in') return true
    if (isOfficeOf(units, at) || isSupplyTo(units, at)) return true
    if (lexeme.pos & Pos.verb) break
    if (lexeme.cues.placeIn && lexeme.text !== 'of') break
  }
  if (isWhereReported(units, from)) return true
  const next = end < sentence.end ? (units.lexeme[end] ?? null) : null
  return next?.cues.carePlace === true || isBased(units, end) || isOfSpeakers(units, sentence, from, end)
}

/** "outside a hospital in the port", "from his clinic in the port": nobody was brought there. */
function isBesideCare(units: Units, at: number): boolean {
  if (units.lexeme[at]?.cues.carePlace !== true) return false
  let before = at - 1
  if (/^(?:his|her|their)$/.test(units.word(before))) return true
  while (before > at - 4 && ((units.pos[before] ?? 0) & (Pos.determiner | Pos.adjective)) !== 0) before--
  return units.lexeme[before]?.cues.placeNear === true
}

/** "it was learned in the capital": where it was told; "a blast was reported in the port" was there. */
const isWhereReported = (units: Units, from: number): boolean =>
  /^(?:in|at)$/.test(units.word(from - 1)) &&
  units.lexeme[from - 2]?.verbClasses.say === true &&
  units.lexeme[from - 3]?.cues.passive === true &&
  units.word(from - 4) === 'it'

/** "officials in the port blamed the rebels": where those sit who accuse or deny. */
function isOfSpeakers(units: Units, sentence: Stretch, from: number, end: number): boolean {
  const who = from - 2 >= sentence.start ? (units.lexeme[from - 2] ?? null) : null
  const mention = from - 2 >= sentence.start ? units.mention[from - 2] : null
  const next = end < sentence.end ? (units.lexeme[end] ?? null) : null
  if (!/^(?:in|at)$/.test(units.lexeme[from - 1]?.text ?? '') || next === null) return false
  // "the front's office in the port said": a building speaks only of elsewhere.
  if (next.verbClasses.say && who?.target != null) return true
  if (next.verbClasses.say && (who?.cues.title || who?.speaker != null) && namesPlace(units, end, sentence.end))
    return true
  if (!next.verbClasses.blame && !next.verbClasses.deny && !next.verbClasses.condemn) return false
  return mention?.kind === 'actor' || who?.party != null || who?.speaker != null
}

/** "a spokesman in the port said rebels burned a mill in Torvik": where he sits is told beside where it was. */
function namesPlace(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end; at++)
    if (units.mention[at]?.kind === 'location' && /^(?:in|near|at)$/.test(units.word(at - 1))) return true
  return false
}

/** "the governor of", "residents of": the place belongs to somebody. */
function isOfficeOf(units: Units, at: number): boolean {
  if (!/^(?:of|for|from)$/.test(units.lexeme[at]?.text ?? '')) return false
  const before = units.lexeme[at - 1] ?? null
  return (
    before !== null && (before.cues.title || before.speaker?.id === 'government' || before.target?.id === 'diplomatic')
  )
}

/** "cutting off power to the capital", "disrupting the gas supply to Torvik": who goes without, and not where it was cut. */
function isSupplyTo(units: Units, at: number): boolean {
  if (units.lexeme[at]?.text !== 'to') return false
  const before = units.lexeme[at - 1] ?? null
  return (
    /^(?:power|electricity|water|gas|fuel|supply|supplies)$/.test(units.word(at - 1)) ||
    before?.target?.group === 'infrastructure'
  )
}

const isBased = (units: Units, at: number): boolean =>
  at < units.count && (units.flags[at]! & WordFlag.joined) !== 0 && /^(?:based|bound|born)$/.test(units.word(at))

/** "the U.S. ambassador's residence", "two U.S. marines": a country before what is its own does not say where that is. */
export function isOwner(units: Units, end: number, location: GazetteerEntry | null): boolean {
  if (location?.kind === 'country' && /^u\.?s\.?$/.test(units.word(end - 1)) && isUnknownName(units, end)) return true
  if (location?.kind !== 'country' || (units.flags[end - 1]! & WordFlag.possessive) !== 0) return false
  if (units.mention[end]?.kind === 'actor') return true
  const owned = units.lexeme[end] ?? null
  return owned !== null && !owned.cues.areaWord && (owned.cues.title || owned.party !== null || owned.target !== null)
}
