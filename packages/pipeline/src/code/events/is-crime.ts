import type { Frame } from '../frames/frame.js'
import type { DraftEvent } from './draft-event.js'

/** Harm already told for which somebody can be tried: nothing that forces did, no bomb, no fight and no crowd. */
export const isCrime = ({ frames, kinds, signals, agents, killedSides }: DraftEvent): boolean =>
  !kinds.has('crowd') &&
  !kinds.has('neutral') &&
  !signals.has('clash') &&
  !signals.has('bomb') &&
  !signals.has('raid') &&
  !killedSides.has('armed') &&
  agents.every(({ side }) => side !== 'state') &&
  frames.some(isHarm)

const isHarm = ({ trigger, status }: Frame): boolean =>
  trigger.happening === 'violence' &&
  status.kind === 'real' &&
  (/^(?:killed|injured|abducted)$/.test(trigger.measure ?? '') ||
    ['robbery', 'shoot', 'burn', 'rape', 'beat'].some((signal) => trigger.says.includes(signal)))
