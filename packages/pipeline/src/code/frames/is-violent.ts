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
export const isViolent = (frame: Frame): boolean => isOfViolence(frame) && frame.status.recalledBy === null

/** The same, also where it is only recalled: "charged with setting fire to a bank". */
export const isOfViolence = (frame: Frame): boolean => frame.status.kind === 'real' && !notViolent.has(frame.trigger.id)

/** "the attempted robbery of a mill". */
export const isNamedAttempt = ({ status, verb, trigger }: Frame): boolean =>
  status.kind === 'attempted' && verb === null && !notViolent.has(trigger.id)
