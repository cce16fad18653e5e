import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { partiesOf } from '../parties/find-parties.js'
import { isAgedName } from '../phrases/aged-name.js'
import { groupBehindAs } from '../phrases/group-behind-as.js'
import { objectOf } from '../phrases/object-of.js'
import { type Group, regrouped, type VerbGroup } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import { isBareName } from '../phrases/take-names.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { addNew } from './add-sides.js'
import type { DraftEvent } from './draft-event.js'

/** How many sentences behind the last that told of it the victims can still be named. */
const sentencesOn = 2

/** "The dead were Ana Moras and Luis Prado", "the victim was identified as", "named the slain man as": who they were who were hit. */
export function addVictimNames(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): void {
  const last = draft.readings.at(-1)?.sentence.index ?? -9
  if (reading.fromTitle || reading.sentence.index - last > sentencesOn) return
  if (draft.victims.some(({ side }) => side === 'armed')) return
  for (const [at, phrase] of reading.phrases.entries()) {
    if (phrase.kind !== 'verb' || phrase.start < reading.start || phrase.start >= reading.end) continue
    const names = namesBehind(reading, at, phrase)
    if (names !== null) addNew(draft.victims, partiesOf(reading.units, namesOnly(reading.units, names), taxonomy))
  }
}

const namesOnly = (units: Units, group: Group): Group =>
  regrouped(
    group,
    group.items.filter((item) => isBareName(units, item) || isAgedName(units, item)),
    [],
    [],
  )

function namesBehind(reading: Reading, at: number, verb: VerbGroup): Group | null {
  const { units, phrases } = reading
  const main = verb.verbs.at(-1)
  if (verb.negated || verb.modality !== 'real') return null
  if (main === undefined) return isVictims(reading, subjectOf(units, phrases, at)) ? objectOf(units, phrases, at) : null
  if (units.lexeme[main]?.verbClasses.identify !== true) return null
  const whom = verb.passive ? subjectOf(units, phrases, at) : objectOf(units, phrases, at)
  return isVictims(reading, whom) ? groupBehindAs(units, phrases, at) : null
}

/** "the dead", "both victims", "the man shot by police"; not "the suspects", and not "the dead man's killer". */
function isVictims({ units, frames }: Reading, group: Group | null): boolean {
  const [item] = group?.items ?? []
  if (item === undefined) return false
  for (let at = item.end - 1; at >= item.start; at--) {
    if ((units.flags[at]! & WordFlag.possessive) !== 0) return false
    if (units.lexeme[at]?.cues.victim === true) return true
  }
  return frames.some(
    ({ patient, trigger }) => /^(?:killed|injured)$/.test(trigger.measure ?? '') && patient?.start === item.start,
  )
}
