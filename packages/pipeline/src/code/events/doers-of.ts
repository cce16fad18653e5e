import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { isAircraft } from '../frames/kind-of-thing.js'
import { impliedParty, partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { agentsOf } from '../parties/resolve-reference.js'
import { unlistedGroups } from '../parties/unlisted-group.js'
import { isHead } from '../phrases/group-has.js'
import { type Group, regrouped } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { doersBefore } from './doers-before.js'
import type { DraftEvent } from './draft-event.js'

/** Who did it. Of violence that may be a group that no list knows: "the Torvik Command murdered a judge", "members of the People's Army". */
export function doersOf(
  draft: DraftEvent,
  reading: Reading,
  { agent, means, trigger }: Frame,
  taxonomy: Taxonomy,
): NamedParty[] {
  const { units } = reading
  const known = agent === null ? flyersOf(units, means, taxonomy) : agentsOf(units, agent, taxonomy)
  const parties = agent !== null && known.length === 0 ? ownersOfAircraft(units, agent, taxonomy) : known
  if (agent !== null && draft.agents.length === 0 && trigger.happening === 'violence' && parties.every(isAnybody)) {
    const before = doersBefore(reading, agent, draft.victims, taxonomy)
    if (before.length > 0) return before
  }
  if (agent === null || trigger.happening !== 'violence' || !parties.every(saysLess)) return parties
  const unlisted = unlistedGroups(units, agent, taxonomy.naming)
  if (unlisted.length > 0) return unlisted
  const owners = isOfMembers(units, agent) ? regrouped(agent, [...agent.attached], [], []) : null
  const groups = unlistedGroups(units, owners, taxonomy.naming)
  return groups.length > 0 ? groups : parties
}

/** "Air force planes bombed a hamlet": whose planes they are. */
function flyersOf(units: Units, means: Group | null, taxonomy: Taxonomy): NamedParty[] {
  if (means === null || !isHead(units, means, isAircraft)) return []
  const named = partiesOf(units, means, taxonomy).filter(({ side, id }) => side === 'state' && id !== null)
  if (named.length > 0 || !isHead(units, means, ({ cues }) => cues.ofForces)) return named
  const implied = impliedParty('generic.army', units, means.items[0]!.head, taxonomy)
  return implied === null ? [] : [implied]
}

/** "Army planes strafed a hamlet": whose they are stands before them. */
function ownersOfAircraft(units: Units, agent: Group, taxonomy: Taxonomy): NamedParty[] {
  const [item] = agent.items
  if (item === undefined || !isFlown(units, agent)) return []
  for (let at = item.start; at < item.head; at++) {
    const party = units.lexeme[at]?.party ?? null
    const owner = party?.class === 'state_force' ? impliedParty(party.id, units, at, taxonomy) : null
    if (owner !== null) return [owner]
  }
  return []
}

/** "planes", "a helicopter of the air force": what acts is an aircraft. */
export const isFlown = (units: Units, { items }: Group): boolean =>
  items.some(({ head }) => {
    const lexeme = units.lexeme[head] ?? null
    return lexeme !== null && isAircraft(lexeme)
  })

/** "One" of "one of them" is anybody. */
const isAnybody = ({ id }: NamedParty): boolean => id === null || id === 'generic.people'

/** Nobody known, or what only bears the word in its name: "the Torvik Youth Movement", "the People's Army". */
const saysLess = ({ id, class: of }: NamedParty): boolean =>
  id === null || id === 'generic.army' || (id.startsWith('generic.') && of !== 'state_force' && of !== 'external')

/** "members of": not "troops of", who are an army's. */
const isOfMembers = (units: Units, { items, attached }: Group): boolean =>
  attached.length > 0 &&
  items.length === 1 &&
  /^(?:members?|militants?|activists?|group|column|commando)$/.test(units.word(items[0]!.head))
