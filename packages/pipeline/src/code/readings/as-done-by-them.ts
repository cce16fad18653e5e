import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { agentsOf } from '../parties/resolve-reference.js'
import type { Side } from '../parties/side-of.js'
import type { Units } from '../words/read-units.js'

/**
 * "The engineers have been held since Monday by rebels": only a state arrests. Whom an armed group takes, and forces whom a crowd or
 * civilians take ("two policemen were held by villagers"), are abducted; a bureau or a court that takes them arrests.
 */
export function asDoneByThem(units: Units, frame: Frame, taxonomy: Taxonomy): Frame {
  const { byArmed } = frame.trigger
  if (byArmed === null || frame.agent === null) return frame
  const [agent] = agentsOf(units, frame.agent, taxonomy)
  if (agent === undefined || agent.id === 'generic.suspects') return frame
  const isTaken = takenBy(agent, isArrest(units, frame))
  const taken = partiesOf(units, frame.patient, taxonomy)
  return taken.length > 0 && taken.every(({ side }) => isTaken(side)) ? { ...frame, trigger: byArmed } : frame
}

/** Whom these abduct where a state would arrest. */
function takenBy({ id, side, class: kind }: NamedParty, isArrest: boolean): (whom: Side) => boolean {
  if (side === 'armed') return (whom) => whom !== 'armed'
  const areCivilians = id !== null && (side === 'crowd' || kind === 'civilians')
  return (whom) => areCivilians && !isArrest && whom === 'state'
}

/** "arrested two constables": what is done under a law, whoever does it. */
const isArrest = (units: Units, { at }: Frame): boolean => units.lexeme[at]?.text.startsWith('arrest') === true
