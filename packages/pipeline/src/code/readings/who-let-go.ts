import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { isPeople } from '../phrases/is-people.js'
import { objectOf } from '../phrases/object-of.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Reading } from './read-sentences.js'

/** "The front freed a senator who was seized in May", "the rebels have not released her": an armed group that lets somebody go, or could, took him. */
export function whoLetGo({ units, phrases, start, end }: Reading, taxonomy: Taxonomy): NamedParty[] {
  for (const [at, verb] of phrases.entries()) {
    if (verb.kind !== 'verb' || verb.passive || verb.start < start || verb.start >= end) continue
    if (units.lexeme[verb.verbs.at(-1) ?? verb.start]?.verbClasses.release !== true) continue
    const object = objectOf(units, phrases, at)
    if (object === null || !isPeople(units, object)) continue
    const captors = partiesOf(units, subjectOf(units, phrases, at), taxonomy).filter(
      ({ side, id }) => side === 'armed' && id !== null,
    )
    if (captors.length > 0) return captors.map((party) => ({ ...party, attribution: 'inferred' }))
  }
  return []
}
