import type { ActorClass, ActorRole, Attribution, IncidentFacts, IncidentPlace } from '@wirewatch/model'
import { actorsOver, ancestorsOf, type Taxonomy, textPatterns } from '@wirewatch/taxonomy'

/** An incident with what the taxonomy says of its place, its type and its actors: looked up once, asked by many rules. */
export interface SeenIncident {
  readonly facts: IncidentFacts
  /** Its place and all that this lies in; empty where the place is unknown. */
  readonly placeIds: ReadonlySet<string>
  /** The area somewhere in which it happened, where no more is known than that; null where the place itself is known, or nothing is. */
  readonly somewhereIn: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly actors: readonly SeenActor[]
  /** Type, components, and the families of all of them. */
  readonly typeIds: ReadonlySet<string>
  /** The type that stands first, and its family. */
  readonly mainTypeIds: readonly string[]
  /** Of all patterns that rules ask for, those that its summary matches: looked for once, when the first rule asks. */
  readonly patterns: () => ReadonlySet<string>
}

export interface SeenActor {
  readonly role: ActorRole
  readonly id: string | null
  readonly name: string
  readonly attribution: Attribution | null
  readonly class: ActorClass | null
  readonly isGeneric: boolean
  /** The actor and all that it belongs to. */
  readonly over: ReadonlySet<string>
  /** Whether this one belongs to the actor: an alliance may mean any of its members. */
  readonly mayMean: (id: string) => boolean
}

/** Answers what rules ask of incidents, from a taxonomy. */
export type SeeIncident = (facts: IncidentFacts) => SeenIncident

/** @param patterns all that rules look for in summaries */
export function incidentSeer(taxonomy: Taxonomy, patterns: Iterable<string>): SeeIncident {
  const matching = textPatterns(patterns)
  const areas = areasByName(taxonomy)
  return (facts) => {
    const placeId = knownPlaceId(facts.place, taxonomy) ?? areaOf(facts.place, areas)
    const above = placeId === null ? [] : ancestorsOf(taxonomy, placeId)
    const chain = placeId === null ? [] : [taxonomy.locations.get(placeId), ...above]
    const main = [facts.type, familyOf(facts.type)]
    return {
      facts,
      placeIds: new Set(chain.flatMap((place) => place?.id ?? [])),
      somewhereIn: facts.place.precision < vague ? null : wholeAreaOf(chain.flatMap((place) => place ?? [])),
      admin1: chain.find((place) => place?.kind === 'admin1')?.id ?? null,
      admin2: chain.find((place) => place?.kind === 'admin2')?.id ?? null,
      actors: facts.actors.map((actor) => seeActor(actor, taxonomy, facts.dateStart)),
      typeIds: new Set([...main, ...facts.components.flatMap((type) => [type, familyOf(type)])]),
      mainTypeIds: main,
      patterns: once(() => matching(facts.summary)),
    }
  }
}

function once<Value extends object>(answer: () => Value): () => Value {
  let known: Value | null = null
  return () => {
    known ??= answer()
    return known
  }
}

/** From district on, the place is an area somewhere in which it happened. */
const vague = 4

const familyOf = (type: string): string => type.split('.')[0] ?? type

const knownPlaceId = (place: IncidentPlace, taxonomy: Taxonomy): string | null =>
  place.id !== null && taxonomy.locations.has(place.id) ? place.id : null

const wholeAreas: ReadonlySet<string> = new Set(['country', 'admin1', 'admin2', 'admin3'])

/** A district may hold any of its towns; a highway or a mountain range may touch anything in what it lies in. */
function wholeAreaOf(chain: readonly { readonly id: string; readonly kind: string }[]): string | null {
  return chain.find((place) => wholeAreas.has(place.kind))?.id ?? null
}

/** Where the place has no id but its district or province is named. */
function areaOf({ country, admin1, admin2 }: IncidentPlace, areas: ReadonlyMap<string, string>): string | null {
  if (country === null) return null
  return (
    (admin2 === null ? undefined : areas.get(`${country} admin2 ${admin2}`)) ??
    (admin1 === null ? undefined : areas.get(`${country} admin1 ${admin1}`)) ??
    areas.get(`${country} country`) ??
    null
  )
}

function areasByName(taxonomy: Taxonomy): ReadonlyMap<string, string> {
  const areas = new Map<string, string>()
  for (const { id, kind, name, country } of taxonomy.locations.values()) {
    if (kind === 'country') areas.set(`${id} country`, id)
    else if (kind === 'admin1' || kind === 'admin2') areas.set(`${country} ${kind} ${name}`, id)
  }
  return areas
}

function seeActor(
  { role, id, name, attribution }: IncidentFacts['actors'][number],
  taxonomy: Taxonomy,
  day: string | null,
): SeenActor {
  const known = id === null ? undefined : taxonomy.actors.get(id)
  const answers = new Map<string, boolean>()
  return {
    role,
    id,
    name,
    attribution,
    class: known?.class ?? null,
    isGeneric: known?.generic ?? true,
    over: id === null ? nobody : actorsOver(taxonomy, id, day),
    mayMean: (below) => {
      const answer = answers.get(below) ?? (id !== null && below !== id && actorsOver(taxonomy, below, day).has(id))
      answers.set(below, answer)
      return answer
    },
  }
}

const nobody: ReadonlySet<string> = new Set()
