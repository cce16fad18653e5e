import type { Span } from '@wirewatch/model'
import type { Reading } from '../readings/read-sentences.js'

/** Notes a weapon or a kind of target with the words that name it; the text's own words stand before a headline's. */
export function addThing(
  things: Map<string, Span | null>,
  id: string,
  { units, fromTitle }: Reading,
  at: number,
): void {
  if (things.get(id) != null || (fromTitle && things.has(id))) return
  things.set(id, fromTitle ? null : { start: units.start[at]!, end: units.end[at]! })
}
