import type { Frame } from './frame.js'

/** What forces, courts and talks do, which may name weapons and buildings that nobody used or struck. */
const notViolent = new Set([
  'raid',
  'seize-arms',
  'defuse',
  'foil',
  'arrest',
  'surrender',
  'restriction',
  'threat',
  'agreement',
])

/** Told as having happened, for itself, and by words of violence. */
export const isViolent = (frame: Frame): boolean =>
  frame.status.kind === 'real' && frame.status.recalledBy === null && !notViolent.has(frame.trigger.id)
