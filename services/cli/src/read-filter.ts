import type { IncidentFilter } from '@wirewatch/store'
import { didYouMean, isActorUnder, loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { Failure } from './failure.js'

export interface FilterOptions {
  readonly since?: string
  readonly area?: string
  readonly type?: string
  readonly actor?: string
  readonly status?: string
  readonly data?: string
}

/** Which incidents the options mean. Throws a failure that says what was probably meant. */
export function readFilter({ since, area, type, actor, status, data }: FilterOptions): IncidentFilter {
  const isOfTaxonomy = area !== undefined || type !== undefined || actor !== undefined
  const taxonomy = isOfTaxonomy ? loadTaxonomy({ dataDir: data }) : null
  return {
    ...(since === undefined ? {} : { since }),
    ...(status === undefined ? {} : { status: statusNamed(status) }),
    ...(area === undefined || taxonomy === null ? {} : { area: areaNamed(area, taxonomy) }),
    ...(type === undefined || taxonomy === null ? {} : { type: typeNamed(type, taxonomy) }),
    ...(actor === undefined || taxonomy === null ? {} : { actors: actorsUnder(actor, taxonomy) }),
  }
}

const statuses = ['candidate', 'confirmed', 'claimed', 'disputed', 'rejected', 'merged', 'retracted']

function statusNamed(status: string): string {
  if (statuses.includes(status)) return status
  throw new Failure(`--status ${status}: it takes ${statuses.join(', ')}.`)
}

function areaNamed(area: string, { countries, locations }: Taxonomy): string {
  const wanted = area.toLowerCase()
  if (countries.has(area.toUpperCase())) return area
  for (const { id, name } of locations.values())
    if (id.toLowerCase() === wanted || name.toLowerCase() === wanted) return area
  const guess = didYouMean(
    area,
    [...locations.values()].map(({ name }) => name),
  )
  throw new Failure(`--area ${area}: no country, province, district or place of that name or id${ending(guess)}`)
}

function typeNamed(type: string, { language: { eventTypes } }: Taxonomy): string {
  const families = new Set([...eventTypes.keys()].map((id) => id.split('.')[0] ?? id))
  if (eventTypes.has(type) || families.has(type)) return type
  const guess = didYouMean(type, [...eventTypes.keys(), ...families])
  throw new Failure(
    `--type ${type}: not in the codebook${guess === null ? `. The families are ${[...families].join(', ')}.` : ending(guess)}`,
  )
}

/** The actor, and all that belong to it. */
function actorsUnder(named: string, taxonomy: Taxonomy): string[] {
  const wanted = named.toLowerCase()
  const actors = [...taxonomy.actors.values()]
  const actor = taxonomy.actors.get(named) ?? actors.find(({ name }) => name.toLowerCase() === wanted)
  if (actor !== undefined) return actors.flatMap(({ id }) => (isActorUnder(taxonomy, id, actor.id) ? id : []))
  const guess = didYouMean(named, [...taxonomy.actors.keys(), ...actors.map(({ name }) => name)])
  throw new Failure(`--actor ${named}: no actor of that id or name${ending(guess)}`)
}

const ending = (guess: string | null): string => (guess === null ? '.' : `; ${guess}`)
