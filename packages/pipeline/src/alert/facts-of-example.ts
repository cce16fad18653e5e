import type { ActorRole, ExampleIncident, ExampleParty, IncidentFacts, IncidentPlace, Toll } from '@wirewatch/model'
import { admin1Of, admin2Of, type Taxonomy } from '@wirewatch/taxonomy'

/** An example incident as if it had just been opened: what it does not say is unknown. */
export function factsOfExample(example: ExampleIncident, taxonomy: Taxonomy): IncidentFacts {
  const { id, date, initiators, targets, claimants, killed, killedClaimed, injured, origins } = example
  const inRole = (role: ActorRole, parties: readonly ExampleParty[]) =>
    parties.map((party) => ({
      role,
      id: party.id,
      name: taxonomy.actors.get(party.id)?.name ?? party.id,
      attribution: party.attribution,
    }))
  return {
    publicId: id,
    status: example.status,
    mergedInto: null,
    type: example.type,
    components: example.components,
    dateStart: date,
    dateEnd: date,
    datePrecision: date === null ? null : 1,
    place: placeOf(example.place, taxonomy),
    actors: [...inRole('initiator', initiators), ...inRole('target', targets), ...inRole('claimant', claimants)],
    killed: tollOf(killed, killedClaimed),
    injured: tollOf(injured, null),
    arrested: example.arrested,
    abducted: example.abducted,
    killedBy: example.killedBy,
    weapons: example.weapons,
    targetKinds: example.targetKinds,
    summary: example.summary ?? '',
    sources: example.sources,
    articleCount: origins,
    originCount: origins,
    retrospective: example.retrospective,
    openedAt: `${date ?? '1970-01-01'}T12:00:00.000Z`,
  }
}

function placeOf(id: string | null, taxonomy: Taxonomy): IncidentPlace {
  const place = id === null ? undefined : taxonomy.locations.get(id)
  return {
    id: place?.id ?? null,
    name: place?.name ?? null,
    country: place?.country ?? null,
    admin1: place === undefined ? null : (admin1Of(taxonomy, place.id)?.name ?? null),
    admin2: place === undefined ? null : (admin2Of(taxonomy, place.id)?.name ?? null),
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    precision: place?.precision ?? 8,
  }
}

function tollOf(best: number | null, claimed: number | null): Toll {
  if (best !== null) return { low: best, best, high: best, basis: 'reports' }
  if (claimed !== null) return { low: claimed, best: null, high: claimed, basis: 'party_claim' }
  return { low: null, best: null, high: null, basis: null }
}
