import type { LocationKind } from '@wirewatch/model'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy'
import type { LocalEvidence } from './local-evidence.js'
import type { Scored } from './score-place.js'
import type { Toponym } from './toponym.js'
import { isRelated, isWithin } from './within.js'

export interface Family {
  readonly members: readonly Scored[]
  readonly score: number
}

/** A town and the district and province that bear its name are one answer with several precisions, not rivals. */
export function familiesOf(scored: readonly Scored[], taxonomy: Taxonomy): readonly Family[] {
  const families: Scored[][] = []
  for (const candidate of scored) {
    const related = families.filter((family) =>
      family.some((member) => isRelated(member.location, candidate.location, taxonomy)),
    )
    const merged = [candidate, ...related.flat()]
    for (const family of related) families.splice(families.indexOf(family), 1)
    families.push(merged)
  }
  return families
    .map((members) => ({ members, score: Math.max(...members.map((member) => member.score)) }))
    .sort((a, b) => b.score - a.score)
}

/** A bare name is the city where that is well known, else the largest that bears it; after "near" it is the town. */
const BARE: readonly LocationKind[] = [
  'country',
  'city',
  'admin1',
  'admin2',
  'town',
  'admin3',
  'village',
  'neighbourhood',
  'area',
]
const NEAR: readonly LocationKind[] = ['city', 'town', 'village', 'neighbourhood', 'site', 'admin3']

export function bestOfFamily(
  members: readonly Scored[],
  { announced }: Toponym,
  local: LocalEvidence,
  taxonomy: Taxonomy,
): GazetteerEntry {
  const announcedMembers =
    announced === null ? [] : members.filter(({ location }) => announced.kinds.has(location.kind))
  const possible = holding(announcedMembers.length > 0 ? announcedMembers : members, local, taxonomy)
  const eligible = smallerThanDistrict(possible, local)
  const order = local.isNear ? [...NEAR, ...BARE] : BARE
  const rank = ({ location }: Scored): number => {
    const position = order.indexOf(location.kind)
    return position === -1 ? order.length : position
  }
  return eligible.reduce((best, member) => {
    const difference = rank(member) - rank(best)
    return difference < 0 || (difference === 0 && member.score > best.score) ? member : best
  }).location
}

/** "Zarga district of Torani": the province of that name holds a district, its capital holds none. */
function holding(members: readonly Scored[], { holds }: LocalEvidence, taxonomy: Taxonomy): readonly Scored[] {
  const around = members.filter(({ location }) =>
    holds.some((place) => place.kind === 'admin2' && place !== location && isWithin(place, location, taxonomy)),
  )
  return around.length > 0 ? around : members
}

/** "Torani area of Zarga district": what is said to lie in a district is none itself, where it can be something smaller. */
function smallerThanDistrict(members: readonly Scored[], { within }: LocalEvidence): readonly Scored[] {
  if (!within.some(({ kind }) => kind === 'admin2')) return members
  const smaller = members.filter(({ location: { kind } }) => kind !== 'admin1' && kind !== 'admin2')
  return smaller.length > 0 ? smaller : members
}
