import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { doerOf } from './doer-of.js'

/** How far behind those who are executed it is said that they were sentenced, in units. */
const reach = 3

/**
 * "Chile executed a man for smuggling", "Two murderers were hanged in the town jail", "A man convicted of treason was put to death": a country
 * or a court did it. Not where anybody else is said to have done it, nor by where it was done.
 */
export function isByLaw(place: TriggerPlace): boolean {
  const { units, object } = place
  const doer = doerOf(place)
  if (doer?.items.every(({ head }) => units.mention[head]?.kind === 'location') === true) return true
  if (doer !== null && !doer.items.every(({ head }) => units.lexeme[head]?.party?.class === 'government')) return false
  if (object === null) return false
  return isSentenced(units, object) || (arePrisoners(units, object) && !hasFighters(units, place.sentence))
}

function isSentenced(units: Units, { start, end }: Group): boolean {
  for (let at = start; at < Math.min(units.count, end + reach); at++)
    if (units.overlay[at]?.cues.byLaw === true) return true
  return false
}

const arePrisoners = (units: Units, { items }: Group): boolean =>
  items.every(({ head }) => units.lexeme[head]?.party?.id === 'generic.prisoners')

function hasFighters(units: Units, { start, end }: Stretch): boolean {
  for (let at = start; at < end; at++) if (units.lexeme[at]?.party?.group === 'militant') return true
  return false
}
