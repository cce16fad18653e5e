import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import { type Group, regrouped } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { type Count, countOf } from './count.js'
import { numberOf } from './how-many.js'

/**
 * "Including two policemen", "four of them fighters": so many of that group and no more. Of civilians a part tells so only by that word:
 * two children are not all the civilians.
 */
export function partCounts(units: Units, frame: Frame, taxonomy: Taxonomy): Count[] {
  const { patient } = frame
  if (patient === null || patient.included.length === 0) return []
  return patient.included.flatMap((part) => {
    const [party] = partiesOf(units, regrouped(patient, [part], [], []), taxonomy)
    if (party === undefined || party.group === 'unknown') return []
    if (party.group === 'civilian' && party.id !== 'generic.civilians') return []
    const { min, max, qualifier, implied } = numberOf(units, frame, part, part.figure)
    if (qualifier === 'vague') return []
    const [start, end] = [units.start[part.start]!, units.end[part.end - 1]!]
    return [countOf(frame, { start, end, group: party.group, min, max, qualifier, implied, part: true })]
  })
}

/**
 * With those parts only that tell of all: "all of them weavers" says who all were, "four of them policemen" only who those
 * four were; where children are among the dead, the others are not fighters either, unless the civilians are told from them.
 */
export function toldOfAll(units: Units, patient: Group, taxonomy: Taxonomy): Group {
  if (patient.included.length === 0) return patient
  const included = patient.included.filter((part) => {
    if (part.figure === null) return true
    const [party] = partiesOf(units, regrouped(patient, [part], [], []), taxonomy)
    return party?.group === 'civilian' && party.id !== 'generic.civilians'
  })
  return regrouped(patient, patient.items, patient.attached, included)
}
