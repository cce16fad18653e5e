import type { Happening } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from './frame.js'

/** The kinds of happening among these frames. */
export function happeningsOf(frames: readonly Frame[]): Set<Happening> {
  const kinds = new Set<Happening>()
  for (const frame of frames) kinds.add(frame.trigger.happening)
  return kinds
}
