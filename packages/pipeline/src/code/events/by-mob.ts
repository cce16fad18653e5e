import type { Frame } from '../frames/frame.js'
import type { Units } from '../words/read-units.js'

/** "rioters", "a mob", "an angry crowd": who acts is a crowd that strikes. */
export function isByMob(units: Units, { agent }: Frame): boolean {
  const head = agent === null ? null : (units.lexeme[agent.items[0]!.head] ?? null)
  return head?.party?.class === 'rioters' || head?.cues.crowd === true
}

/** "mobs looted shops": what a mob does to somebody or something is never a matter of course. */
export const isAttackByMob = (units: Units, frame: Frame): boolean =>
  frame.patient !== null && frame.trigger.happening === 'violence' && isByMob(units, frame)
