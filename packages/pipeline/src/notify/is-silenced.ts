import type { Notice, Silence } from '@wirewatch/model'

/** What silences ask of the taxonomy. */
export interface TaxonomyAbove {
  /** A place and all that it lies in. */
  readonly placesOver: (placeId: string) => readonly string[]
  /** An actor and all that it belongs to. */
  readonly actorsOver: (actorId: string) => readonly string[]
}

/** The first silence that holds for a notice; null: it may be told. */
export const silenceOf = (notice: Notice, silences: readonly Silence[], above: TaxonomyAbove): Silence | null =>
  silences.find((silence) => holdsFor(silence, notice, above)) ?? null

function holdsFor({ matcher }: Silence, { ruleId, level, about, facts }: Notice, above: TaxonomyAbove): boolean {
  const { rules, levels, places, actors, incidents } = matcher
  // What is counted, or silent, is a place, an actor or something else: by its id it is told which.
  const placeIds = (): readonly string[] => above.placesOver(facts === null ? about : (facts.place.id ?? ''))
  const actorIds = (): readonly string[] =>
    facts === null
      ? above.actorsOver(about)
      : facts.actors.flatMap(({ id }) => (id === null ? [] : above.actorsOver(id)))
  return (
    (rules === null || rules.includes(ruleId)) &&
    (levels === null || levels.includes(level)) &&
    (places === null || placeIds().some((id) => places.includes(id))) &&
    (actors === null || actorIds().some((id) => actors.includes(id))) &&
    (incidents === null || (facts !== null && incidents.includes(facts.publicId)))
  )
}
