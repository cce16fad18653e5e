import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import { agentsOf } from '../parties/resolve-reference.js'
import type { Units } from '../words/read-units.js'

/** "The engineers have been held since Monday by rebels": only a state arrests; whom an armed group takes is abducted. */
export function asDoneByThem(units: Units, frame: Frame, taxonomy: Taxonomy): Frame {
  const { byArmed } = frame.trigger
  if (byArmed === null || frame.agent === null) return frame
  const [agent] = agentsOf(units, frame.agent, taxonomy)
  if (agent?.side !== 'armed' || agent.id === 'generic.suspects') return frame
  const taken = partiesOf(units, frame.patient, taxonomy)
  return taken.length > 0 && taken.every(({ side }) => side !== 'armed') ? { ...frame, trigger: byArmed } : frame
}
