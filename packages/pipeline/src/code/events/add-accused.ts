import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { accusedOf } from '../frames/charge-of.js'
import { partiesOf } from '../parties/find-parties.js'
import type { Group } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Reading } from '../readings/read-sentences.js'
import { addNew, asAccused } from './add-sides.js'
import type { DraftEvent } from './draft-event.js'
import { isCrime } from './is-crime.js'

/** How many sentences behind the last that told of it somebody can still be charged with it. */
const sentencesOn = 3

/** Who is held to account for what was told before: "A nurse was shot. Karim Dad, 31, was charged with murder." */
export function addAccused(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): void {
  if (!isCrime(draft) || reading.separate) return
  const last = draft.readings.at(-1)?.sentence.index ?? -9
  if (reading.sentence.index - last > sentencesOn) return
  for (const group of chargedIn(reading)) addNew(draft.blamed, asAccused(partiesOf(reading.units, group, taxonomy)))
}

function chargedIn(reading: Reading): Group[] {
  const { units, phrases } = reading
  const found: (Group | null)[] = reading.frames.map(({ status }) =>
    status.recalledBy === null ? null : accusedOf(units, phrases, status.recalledBy),
  )
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.kind !== 'verb' || !phrase.passive || phrase.start < reading.start || phrase.start >= reading.end)
      continue
    const main = phrase.verbs.at(-1)
    if (main === undefined || phrase.modality !== 'real' || phrase.negated) continue
    if (units.lexeme[main]?.verbClasses.accuse === true) found.push(subjectOf(units, phrases, at))
  }
  return found.filter((group): group is Group => group !== null)
}
