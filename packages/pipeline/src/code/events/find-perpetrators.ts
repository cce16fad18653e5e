import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import type { Group } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { DraftEvent } from './draft-event.js'

/** Who is said to stand behind something that is recalled: "a commander of the front, the mastermind of the 2021 attack". */
export function perpetratorsOf(
  reading: Reading,
  frame: Frame,
  current: DraftEvent | null,
  taxonomy: Taxonomy,
): NamedParty[] {
  const { units, phrases } = reading
  const cue = cueOfPerpetration(reading, frame)
  if (cue === null) return []
  const groups = phrases.filter((phrase): phrase is Group => phrase.kind === 'group')
  for (const group of groups.filter((other) => other.start < cue).reverse()) {
    const parties = armed(partiesOf(units, group, taxonomy))
    if (parties.length > 0) return parties
    if (units.lexeme[group.start]?.cues.backReference === true && current !== null) return armed(current.victims)
  }
  return []
}

/** Those who are only suspected, or held, are nobody in particular. */
const armed = (parties: readonly NamedParty[]): NamedParty[] =>
  parties
    .filter((party) => party.side === 'armed' && party.id !== null && party.id !== 'generic.suspects')
    .map((party) => ({ ...party, attribution: 'state_alleged' as const }))

/** The cue that recalls it, or one behind it: "attacks …, both traced back to their operatives". */
function cueOfPerpetration(reading: Reading, frame: Frame): number | null {
  const { units } = reading
  const own = frame.status.recalledBy
  if (own !== null && units.lexeme[own]?.cues.perpetration === true) return own
  for (let at = frame.at - 1; at >= reading.start; at--) {
    if (units.lexeme[at]?.cues.perpetration === true) return at
  }
  for (let at = frame.at + 1; at < reading.end; at++) {
    if (units.lexeme[at]?.cues.perpetration === true) return at
  }
  return null
}
