import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import type { Group, NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { NamedParty } from './named-party.js'

/** An armed group that no list knows, by a name that says what it is: "the Torvik Liberation Front", "the Army of the Meek". */
export function unlistedGroups(units: Units, group: Group | null, naming: Naming): NamedParty[] {
  return groupsOf(units, group, naming, naming.armedOrganisations)
}

/** Likewise of those who own up to an attack: "the Torvik Committee". */
export function unlistedClaimants(units: Units, group: Group | null, naming: Naming): NamedParty[] {
  const armed = unlistedGroups(units, group, naming)
  return armed.length > 0 ? armed : groupsOf(units, group, naming, naming.claimingOrganisations)
}

function groupsOf(units: Units, group: Group | null, naming: Naming, heads: ReadonlySet<string>): NamedParty[] {
  if (group === null) return []
  return group.items
    .map((item, index) =>
      unlistedGroup(units, item, index === group.items.length - 1 ? group.attached : [], naming, heads),
    )
    .filter((party) => party !== null)
}

function unlistedGroup(
  units: Units,
  item: NounPhrase,
  attached: readonly NounPhrase[],
  naming: Naming,
  heads: ReadonlySet<string>,
): NamedParty | null {
  if (!isUnlistedGroup(units, item, naming, attached, heads)) return null
  return nameless(units, firstOfName(units, item), attached.at(-1)?.end ?? item.end)
}

/** Whether the words name a group that may bear arms and that no list knows. */
export function isUnlistedGroup(
  units: Units,
  item: NounPhrase,
  naming: Naming,
  attached: readonly NounPhrase[] = [],
  heads: ReadonlySet<string> = naming.armedOrganisations,
): boolean {
  if (item.figure !== null || !heads.has(lastWordAt(units, item.head))) return false
  if (units.cased && (units.flags[item.head]! & WordFlag.capital) === 0) return false
  if (units.word(item.head - 1) === 'task') return false
  return saysMore(units, firstOfName(units, item), attached.at(-1)?.end ?? item.end, item.head, naming)
}

/** A group by the words it is called by, and nothing else known of it. */
export const nameless = (units: Units, from: number, until: number): NamedParty => ({
  id: null,
  name: null,
  text: units.text.slice(units.start[from]!, units.end[until - 1]!),
  attribution: null,
  class: null,
  group: 'militant',
  side: 'armed',
  official: false,
  foreign: false,
  start: units.start[from]!,
  end: units.end[until - 1]!,
})

/** Of "armed forces" that is one unit: "forces". */
const lastWordAt = (units: Units, at: number): string => units.lexeme[at]?.text.split(' ').at(-1) ?? units.word(at)

const firstOfName = (units: Units, { start, head, determiner }: NounPhrase): number => {
  let at = start
  while (at < head && (determiner !== null || at > start) && units.lexeme[at]?.cues.article === true) at++
  return at
}

/** Beside its head a name has a word that no list knows, or one that such groups call themselves by; an army has one of those at least. */
function saysMore(units: Units, from: number, until: number, head: number, { groupWords }: Naming): boolean {
  const isForce = units.lexeme[head]?.party?.class === 'state_force'
  for (let at = from; at < until; at++) {
    if (at === head || units.mention[at]?.kind === 'location') continue
    if (units.mention[at]?.kind === 'actor') return false
    if (
      groupWords.has(units.word(at)) ||
      ((!isForce || at > head) && units.lexeme[at] === null && isNamePart(units, at))
    )
      return true
  }
  return false
}

const isNamePart = (units: Units, at: number): boolean => !units.cased || (units.flags[at]! & WordFlag.capital) !== 0
