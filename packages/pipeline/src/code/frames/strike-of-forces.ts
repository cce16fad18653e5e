import { Pos, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'

/**
 * "Chilean strikes hit a depot", "a U.S. strike on a convoy", "the army's strikes": with what a country or its forces strike, and no
 * stoppage of work ("French strikes cancelled a thousand flights").
 */
export const isStrikeOfForces = ({ units, sentence, at }: TriggerPlace): boolean =>
  isOfForces(units, sentence, at) &&
  !isBeforeNoun(units, at) &&
  (!isOfWork(units, sentence) || isDeadly(units, sentence))

/** Words between an owner and the noun: "Chilean overnight precision strikes". */
const reach = 4

function isOfForces(units: Units, { start }: Stretch, noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(start, noun - reach); at--) {
    if (units.lexeme[at]?.party?.class === 'state_force') return true
    const isOwned = (units.flags[at]! & WordFlag.possessive) !== 0
    if (isOfCountry(units, at)) return true
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

function isOfWork(units: Units, { start, end }: Stretch): boolean {
  for (let at = start; at < end; at++) if (units.overlay[at]?.cues.ofWork === true) return true
  return false
}

/** Whether it kills: "Two nurses died in Chilean strikes". */
function isDeadly(units: Units, { start, end }: Stretch): boolean {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.verbTriggers.some(kills) === true || lexeme?.adjectiveTriggers.some(kills) === true) return true
  }
  return false
}

const kills = ({ id }: Trigger): boolean => id === 'kill' || id === 'die'
