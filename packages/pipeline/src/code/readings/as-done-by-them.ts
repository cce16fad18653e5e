import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { type NamedParty, partiesOf } from '../parties/find-parties.js'
import { agentsOf } from '../parties/resolve-reference.js'
import type { Units } from '../words/read-units.js'

type Side = NamedParty['side']

/**
 * "The engineers have been held since Monday by rebels": only a state arrests. Whom an armed group takes, and forces whom others
 * take ("two policemen were captured by herdsmen"), are abducted.
 */
export function asDoneByThem(units: Units, frame: Frame, taxonomy: Taxonomy): Frame {
  const { byArmed } = frame.trigger
  if (byArmed === null || frame.agent === null) return frame
  const [agent] = agentsOf(units, frame.agent, taxonomy)
  if (agent === undefined || agent.side === 'state' || agent.id === 'generic.suspects') return frame
  const taken = partiesOf(units, frame.patient, taxonomy)
  const isTaken = agent.side === 'armed' ? (side: Side) => side !== 'armed' : (side: Side) => side === 'state'
  return taken.length > 0 && taken.every(({ side }) => isTaken(side)) ? { ...frame, trigger: byArmed } : frame
}
