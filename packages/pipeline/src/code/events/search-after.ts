import type { Frame } from '../frames/frame.js'
import type { DraftEvent } from './draft-event.js'

/**
 * "A guard was shot dead. Police launched a search operation": what forces set out to do when somebody else has struck is no part of what was
 * done, and tells nothing of who did it. Where fighters were hit and where there was a fight or a raid it is how that came
 * about.
 */
export function withoutSearch(draft: DraftEvent, frames: readonly Frame[]): readonly Frame[] {
  if (!isDeedOfOthers(draft) || frames.some(tellsOfViolence)) return frames
  return frames.filter((frame) => !isSetOut(frame))
}

/** Nothing but an operation that was begun. */
const isSetOut = ({ trigger, verb }: Frame): boolean => trigger.id === 'raid' && !(verb?.perfect ?? false)

const tellsOfViolence = ({ trigger, status }: Frame): boolean =>
  trigger.happening === 'violence' && status.kind === 'real'

/** Of a protest it is often told by nothing else who struck. */
function isDeedOfOthers({ kinds, signals, agents, victims }: DraftEvent): boolean {
  if (!kinds.has('violence') || signals.has('raid') || signals.has('clash')) return false
  if (kinds.has('crowd') && agents.length === 0) return false
  return victims.every(({ side }) => side !== 'armed')
}
