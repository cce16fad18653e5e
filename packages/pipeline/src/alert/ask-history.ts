import type { EarlierSearch, FirstCondition } from '@wirewatch/model'
import type { FindEarlier } from '../ports.js'
import type { SeenIncident } from './see-incident.js'
import type { Truth } from './truth.js'

const dayMs = 86_400_000

/**
 * Whether nothing like it was known in its area in the days before. Unknown where its place, its day or who did it is not known well
 * enough to ask, and where what is kept does not reach back so far: on the first day of a database, everything would be new.
 */
export async function askHistory(
  asked: FirstCondition,
  seen: SeenIncident,
  incidentId: number,
  findEarlier: FindEarlier,
): Promise<{ readonly truth: Truth; readonly words: string }> {
  const what = asked.what === 'incident' ? 'incident' : 'incident of these initiators'
  const search = searchFor(asked, seen, incidentId)
  if (typeof search === 'string') return { truth: null, words: search }
  const area = search.admin2 ?? search.admin1 ?? search.country
  const span = `${area} since ${search.from}`
  switch (await findEarlier(search)) {
    case 'some':
      return { truth: false, words: `there was an ${what} in ${span}` }
    case 'none':
      return { truth: true, words: `no ${what} in ${span}` }
    case 'too-young':
      return { truth: null, words: `nothing is kept from before ${search.from}, so that nothing can be new` }
  }
}

function searchFor(asked: FirstCondition, { facts, actors }: SeenIncident, incidentId: number): EarlierSearch | string {
  const { country, admin1, admin2 } = facts.place
  if (facts.dateStart === null) return 'its day is unknown'
  if (country === null) return 'its country is unknown'
  if (asked.in !== 'country' && admin1 === null) return 'its province is unknown'
  if (asked.in === 'admin2' && admin2 === null) return 'its district is unknown'
  const initiators = actors.filter((actor) => actor.role === 'initiator' && !actor.isGeneric)
  if (asked.what === 'actor' && initiators.length === 0) return 'who did it is unknown'
  return {
    incidentId,
    country,
    admin1: asked.in === 'country' ? null : admin1,
    admin2: asked.in === 'admin2' ? admin2 : null,
    actorIds: asked.what === 'incident' ? null : initiators.flatMap((actor) => actor.id ?? []),
    from: new Date(Date.parse(facts.dateStart) - asked.withinDays * dayMs).toISOString().slice(0, 10),
    to: facts.dateStart,
  }
}
