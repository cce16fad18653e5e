import type { ActorRole, IncidentFacts, IncidentValues, Party } from '@wirewatch/model'

/** What only the keeping of an incident adds to its values. */
export type FactsAround = Pick<IncidentFacts, 'publicId' | 'mergedInto' | 'sources' | 'articleCount' | 'openedAt'>

/** The values of an incident in the words of alert rules. */
export function factsOfValues(values: IncidentValues, around: FactsAround): IncidentFacts {
  const { location, initiators, targets, claimants } = values
  return {
    ...around,
    status: values.status,
    type: values.type,
    components: values.components,
    dateStart: values.dateStart,
    dateEnd: values.dateEnd ?? values.dateStart,
    datePrecision: values.datePrecision,
    place: {
      id: location?.id ?? null,
      name: location?.name ?? location?.text ?? null,
      country: location?.country ?? null,
      admin1: location?.admin1 ?? null,
      admin2: location?.admin2 ?? null,
      lat: location?.lat ?? null,
      lon: location?.lon ?? null,
      precision: location?.precision ?? 8,
    },
    actors: [...inRole('initiator', initiators), ...inRole('target', targets), ...inRole('claimant', claimants)],
    killed: values.killed,
    injured: values.injured,
    arrested: values.arrested,
    abducted: values.abducted,
    killedBy: values.killedBy,
    weapons: values.weapons,
    targetKinds: values.targetKinds,
    summary: values.summary,
    originCount: values.originCount,
    retrospective: values.retrospective,
  }
}

const inRole = (role: ActorRole, parties: readonly Party[]) =>
  parties.map(({ id, name, text, attribution }) => ({ role, id, name: name ?? text, attribution }))
