import type { Frame } from '../frames/frame.js'
import type { DraftEvent } from './draft-event.js'

/**
 * "A guard was shot dead. Police launched a search operation": what forces set out to do when somebody else has struck is no part of what was
 * done, and tells nothing of who did it. Where fighters were hit, where there was a fight or a raid, or where the forces themselves struck, it is
 * how it came about.
 */
export function withoutSearch(draft: DraftEvent, frames: readonly Frame[]): readonly Frame[] {
  if (!isDeedOfOthers(draft) || frames.some(tellsOfViolence)) return frames
  return frames.filter((frame) => !isSetOut(frame))
}

/** Nothing but an operation that was begun. */
const isSetOut = ({ trigger, verb }: Frame): boolean => trigger.id === 'raid' && !(verb?.perfect ?? false)

const tellsOfViolence = ({ trigger, status }: Frame): boolean =>
  trigger.happening === 'violence' && status.kind === 'real'

function isDeedOfOthers({ kinds, signals, agents, participants, victims }: DraftEvent): boolean {
  if (!kinds.has('violence') || kinds.has('crowd') || signals.has('raid') || signals.has('clash')) return false
  return ![...agents, ...participants].some(isState) && !victims.some(({ side }) => side === 'armed')
}

const isState = ({ side }: { readonly side: string }): boolean => side === 'state'
