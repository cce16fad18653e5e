import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Group } from './chunk-phrases.js'
import type { Frame } from './find-frames.js'
import { type NamedParty, partiesOf } from './find-parties.js'
import type { Reading } from './read-sentences.js'

/** Who is said to stand behind something that is recalled: "a commander of the front, the mastermind of the 2021 attack". */
export function perpetratorsOf(reading: Reading, frame: Frame, taxonomy: Taxonomy): NamedParty[] {
  const { units, phrases } = reading
  const cue = frame.status.recalledBy
  if (cue === null || units.lexeme[cue]?.cues.has('perpetration') !== true) return []
  const groups = phrases.filter((phrase): phrase is Group => phrase.kind === 'group' && phrase.start < cue)
  for (const group of groups.reverse()) {
    const parties = partiesOf(units, group, taxonomy).filter((party) => party.side === 'armed' && party.id !== null)
    if (parties.length > 0) return parties.map((party) => ({ ...party, attribution: 'state_alleged' as const }))
  }
  return []
}
