import type { Frame } from './frame.js'

/** What kind of happening a trigger tells of, as far as incidents are kept apart by it. */
export type FrameKind = 'violence' | 'crowd' | 'arrest' | 'find' | 'strategic' | 'neutral'

const kindByTrigger: ReadonlyMap<string, FrameKind> = new Map([
  ['protest', 'crowd'],
  ['strike-action', 'crowd'],
  ['riot', 'crowd'],
  ['crowd-control', 'crowd'],
  ['police-fire-on-crowd', 'crowd'],
  ['block-road', 'crowd'],
  ['arrest', 'arrest'],
  ['seize-arms', 'find'],
  ['defuse', 'find'],
  ['foil', 'find'],
  ['raid', 'neutral'],
  ['threat', 'strategic'],
  ['agreement', 'strategic'],
  ['surrender', 'arrest'],
  ['group-change', 'strategic'],
  ['restriction', 'strategic'],
])

/** The kinds among these frames. */
export function kindsOf(frames: readonly Frame[]): Set<FrameKind> {
  return new Set(frames.map((frame) => kindByTrigger.get(frame.trigger.id) ?? 'violence'))
}
