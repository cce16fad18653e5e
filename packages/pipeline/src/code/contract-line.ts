import type { ActorMention, CodedEvent, CodedLocation, LocationMention, Party } from '@wirewatch/model'
import { admin1Of, admin2Of } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { CodedTaggedArticle } from './code.js'

/** One coded article as `wirewatch code` writes it: names and shapes are a promise to its readers. */
export interface ContractLine {
  readonly id: string
  readonly relevant: boolean
  readonly role: string
  readonly actors: readonly ContractActor[]
  readonly locations: readonly ContractLocation[]
  readonly incidents: readonly ContractIncident[]
}

interface ContractMention {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface ContractActor {
  readonly id: string | null
  readonly name: string
  readonly class: string | null
  readonly mentions: readonly ContractMention[]
}

interface ContractLocation {
  readonly id: string | null
  readonly name: string
  readonly kind: string | null
  readonly country: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly mentions: readonly ContractMention[]
}

interface ContractIncident extends Omit<CodedEvent, 'targetKinds' | 'confidenceParts' | 'targets' | 'evidence'> {
  readonly targets: readonly Omit<Party, 'attribution'>[]
  readonly evidence: readonly { readonly start: number; readonly end: number; readonly rule: string }[]
}

/** The article as one line of the contract; keys in the order in which they are promised. */
export function toContractLine(article: CodedTaggedArticle, taxonomy: Taxonomy): ContractLine {
  return {
    id: article.id,
    relevant: article.relevant,
    role: article.role,
    actors: actorsOf(article, taxonomy),
    locations: locationsOf(article, taxonomy),
    incidents: article.events.map(incidentOf),
  }
}

/** An actor or a place whose mentions are still being added. */
type Collected<Named> = Named & { readonly mentions: ContractMention[] }

function actorsOf(article: CodedTaggedArticle, taxonomy: Taxonomy): ContractActor[] {
  const actors = new Map<string, Collected<ContractActor>>()
  const add = (mention: ActorMention, inTitle: boolean): void => {
    const known = mention.actorId === null ? undefined : taxonomy.actors.get(mention.actorId)
    const key = known?.id ?? `text:${mention.text.toLowerCase()}`
    const entry = actors.get(key) ?? {
      id: known?.id ?? null,
      name: known?.name ?? mention.text,
      class: known?.class ?? null,
      mentions: [],
    }
    if (!inTitle) entry.mentions.push({ start: mention.start, end: mention.end, text: mention.text })
    actors.set(key, entry)
  }
  for (const mention of article.titleMentions) if (mention.kind === 'actor') add(mention, true)
  for (const mention of article.mentions) if (mention.kind === 'actor') add(mention, false)
  return [...actors.values()]
}

function locationsOf(article: CodedTaggedArticle, taxonomy: Taxonomy): ContractLocation[] {
  const locations = new Map<string, Collected<ContractLocation>>()
  const add = (mention: LocationMention, inTitle: boolean): void => {
    const key = mention.locationId ?? `text:${mention.text.toLowerCase()}`
    const entry = locations.get(key) ?? locationOf(mention, taxonomy)
    if (!inTitle) entry.mentions.push({ start: mention.start, end: mention.end, text: mention.text })
    locations.set(key, entry)
  }
  for (const mention of article.titleMentions) if (mention.kind === 'location') add(mention, true)
  for (const mention of article.mentions) if (mention.kind === 'location') add(mention, false)
  return [...locations.values()]
}

function locationOf(mention: LocationMention, taxonomy: Taxonomy): Collected<ContractLocation> {
  const known = mention.locationId === null ? null : (taxonomy.locations.get(mention.locationId) ?? null)
  return {
    id: known?.id ?? null,
    name: known?.name ?? mention.text,
    kind: known?.kind ?? null,
    country: known?.country ?? null,
    admin1: known === null ? null : (admin1Of(taxonomy, known.id)?.name ?? null),
    admin2: known === null ? null : (admin2Of(taxonomy, known.id)?.name ?? null),
    lat: known?.lat ?? null,
    lon: known?.lon ?? null,
    mentions: [],
  }
}

const incidentOf = (event: CodedEvent): ContractIncident => ({
  type: event.type,
  components: event.components,
  date: event.date,
  dateEnd: event.dateEnd,
  datePrecision: event.datePrecision,
  retrospective: event.retrospective,
  location: event.location === null ? null : locationLine(event.location),
  initiators: event.initiators,
  targets: event.targets.map(({ id, name, text }) => ({ id, name, text })),
  claimants: event.claimants,
  killed: event.killed,
  injured: event.injured,
  arrested: event.arrested,
  abducted: event.abducted,
  killedBy: event.killedBy,
  casualties: event.casualties,
  weapons: event.weapons,
  primary: event.primary,
  confidence: event.confidence,
  evidence: event.evidence.map(({ start, end, rule }) => ({ start, end, rule })),
})

const locationLine = (location: CodedLocation): CodedLocation => ({
  id: location.id,
  name: location.name,
  text: location.text,
  country: location.country,
  admin1: location.admin1,
  admin2: location.admin2,
  lat: location.lat,
  lon: location.lon,
  precision: location.precision,
})
