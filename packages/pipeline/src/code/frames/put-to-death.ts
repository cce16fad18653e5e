import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { doerOf } from './doer-of.js'

/**
 * "Chile executed a man for smuggling", "Two convicts were hanged in the town jail": a court ordered it. What soldiers and fighters do is none
 * of the law's, whatever they call it.
 */
export function isByLaw(place: TriggerPlace): boolean {
  const { units, sentence } = place
  const doer = doerOf(place)
  if (doer !== null && !doer.items.every(({ head }) => isOfState(units, head))) return false
  if (doer?.items.some(({ head }) => units.mention[head]?.kind === 'location') === true) return true
  for (let at = sentence.start; at < sentence.end; at++) if (units.overlay[at]?.cues.byLaw === true) return true
  return false
}

/** "Chile", "the government", "the authorities". */
const isOfState = (units: Units, head: number): boolean =>
  units.mention[head]?.kind === 'location' || units.lexeme[head]?.party?.class === 'government'
