import { Pos, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'

/**
 * "Chilean strikes on a convoy", "A U.S. strike hit a car", "killed in the army's strikes": with what a country or its army strikes, told by what it is
 * on or by what it does. A stoppage of work is on nobody and hits services: "French strikes hit banks", "a police strike over pay".
 */
export const isStrikeOfForces = ({ units, sentence, at }: TriggerPlace): boolean =>
  isOfForces(units, sentence, at) &&
  !isBeforeNoun(units, at) &&
  (isUpon(units, at) || strikes(units, sentence, at) || isKilledIn(units, sentence, at))

/** "Bus strikes", "the teachers' strike": of those who stopped working, or of what stood still. */
export function isOfWork(units: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (units.overlay[at]?.cues.ofWork === true) return true
  return false
}

/** Words between an owner and the noun: "Chilean overnight precision strikes". */
const reach = 4

function isOfForces(units: Units, { start }: Stretch, noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(start, noun - reach); at--) {
    const party = units.lexeme[at]?.party ?? null
    if (party?.class === 'external' || (party?.class === 'state_force' && party.id !== 'generic.police')) return true
    if (isOfCountry(units, at)) return true
    const isOwned = party !== null || (units.flags[at]! & WordFlag.possessive) !== 0
    if (isOwned || (units.pos[at]! & notInGroup) !== 0) return false
  }
  return false
}

/** "a strike bowler", "the strike rate": only said of what follows. */
const isBeforeNoun = (units: Units, at: number): boolean =>
  units.lexeme[at]?.plural !== true &&
  units.kind[at + 1] === WordKind.word &&
  units.mention[at + 1] === null &&
  (units.lexeme[at + 1] === null || (units.pos[at + 1]! & (Pos.noun | Pos.verb)) === Pos.noun)

const notInGroup = Pos.determiner | Pos.preposition | Pos.subordinator | Pos.conjunction

/** "Chilean", "U.S.", "Chile's"; "the Chile strikes" tell where, and "us" is a country only where no letters are capital. */
function isOfCountry(units: Units, at: number): boolean {
  const flags = units.flags[at]!
  if (units.mention[at]?.kind === 'location' && flags & WordFlag.possessive) return true
  return (
    units.overlay[at]?.cues.ofACountry === true &&
    (!units.cased || (flags & (WordFlag.capital | WordFlag.capitals)) !== 0)
  )
}

/** "strikes on a depot". */
const isUpon = (units: Units, at: number): boolean =>
  /^(?:on|against|inside)$/.test(units.word(at + 1)) && !isTime(units, at + 2)

/** "strikes on Monday". */
const isTime = (units: Units, at: number): boolean => at < units.count && (units.traits[at]! & Trait.time) !== 0

/** "strikes wounded eleven people", "a strike destroyed two houses", "strikes hit a depot"; not "hit services". */
function strikes(units: Units, { end }: Stretch, noun: number): boolean {
  for (let at = noun + 1; at < Math.min(end, noun + reach); at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null || lexeme.verbTriggers.length === 0) continue
    return !isOfWork(units, at + 1, Math.min(end, at + 2 * reach))
  }
  return false
}

/** "were killed in Chilean strikes", "wounded by". */
function isKilledIn(units: Units, { start }: Stretch, noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(start, noun - 2 * reach); at--) {
    if (!/^(?:in|by)$/.test(units.word(at))) continue
    const lexeme = units.lexeme[at - 1] ?? null
    return lexeme !== null && (lexeme.verbTriggers.some(isHarm) || lexeme.adjectiveTriggers.some(isHarm))
  }
  return false
}

/** Who only died may have died of something else. */
const isHarm = ({ id, measure }: Trigger): boolean => id !== 'die' && (measure === 'killed' || measure === 'injured')
