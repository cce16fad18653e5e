import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from '../frames/frame.js'
import type { Group } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'

/**
 * "was found dead in the toilet of the station two days after he was picked up by the police": who dies when the police had taken him is
 * theirs to answer for, unless the text says who killed him, that he was one of them, or, away from any cell, that he was ill or had
 * an accident; the unit that names them, or null.
 */
export function policeOfTheDead(reading: Reading, frames: readonly Frame[]): number | null {
  const died = frames.filter(isDeathAlone)
  if (died.length === 0 || died.some(({ patient }) => isOfPolice(reading.units, patient))) return null
  return inWhoseCell(reading, died) ?? whoTookHim(reading)
}

/** "the death of a labourer in police custody", "died on Monday in the lock-up": behind the death, before anything else is told. */
function inWhoseCell({ units, end }: Reading, died: readonly Frame[]): number | null {
  for (const { trigger, at } of died) {
    if (trigger.id !== 'death' && trigger.id !== 'die') continue
    for (let behind = at + 1; behind < end && behind <= at + longestWay; behind++) {
      if (units.overlay[behind]?.cues.inCell === true) return behind
      if (((units.pos[behind] ?? 0) & (Pos.auxiliary | Pos.relative | Pos.subordinator)) !== 0) break
    }
  }
  return null
}

/** As far behind a death as a cell is looked for, in units. */
const longestWay = 14

/** "died of cancer", "taken ill, died", and nobody had locked him up. */
export const diedNaturally = (reading: Reading, frame: Frame): boolean => isDeathAlone(frame) && isNatural(reading)

const isNatural = ({ units, start, end }: Reading): boolean =>
  hasCue(units, start, end, 'naturalDeath') && !hasCue(units, start, end, 'custody')

const isDeathAlone = ({ trigger, status, agent, means }: Frame): boolean =>
  trigger.measure === 'killed' && status.kind === 'real' && agent === null && means === null && deaths.has(trigger.id)

/** Nothing in these words says that somebody killed him. */
const deaths: ReadonlySet<string> = new Set(['die', 'found-dead', 'kill', 'slay', 'death'])

const isOfPolice = (units: Units, group: Group | null): boolean =>
  group?.items.some(({ head }) => units.lexeme[head]?.party?.force === 'police') === true

/** "who was taken to the police station", "14 hours after he was arrested", "The youth, detained on Monday, …". */
function whoTookHim(reading: Reading): number | null {
  if (isNatural(reading)) return null
  const { units, start, end } = reading
  const inCustody = hasCue(units, start, end, 'custody')
  for (let at = start; at < end; at++) {
    const cues = units.overlay[at]?.cues
    const isTaken = cues?.takenByPolice === true || (cues?.perhapsTaken === true && inCustody)
    if (isTaken && isOfHim(units, at, start)) return policeIn(units, start, end)
  }
  return null
}

function hasCue(units: Units, start: number, end: number, cue: 'custody' | 'naturalDeath'): boolean {
  for (let at = start; at < end; at++) if (units.overlay[at]?.cues[cue] === true) return true
  return false
}

/** Behind "who", "he", or the comma after him. */
function isOfHim(units: Units, at: number, start: number): boolean {
  for (let before = at - 1; before >= start && before >= at - 4; before--) {
    const word = units.word(before)
    if (/^(?:who|he|she|they|,)$/.test(word)) return true
    const cues = units.lexeme[before]?.cues
    if (cues?.passive !== true && cues?.perfect !== true && cues?.alleged !== true) return false
  }
  return false
}

function policeIn(units: Units, start: number, end: number): number | null {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.party?.force === 'police' || units.overlay[at]?.cues.custody === true) return at
  }
  return null
}
