import type { ActorMention, LocationMention } from '@wirewatch/model'
import { forceOf, type GazetteerEntry, type Taxonomy } from '@wirewatch/taxonomy'
import { governmentMeant } from './capital-acts.js'
import type { LocalEvidence } from './local-evidence.js'
import type { PlaceEvidence } from './place-evidence.js'
import type { FoundName, Reading } from './reading.js'
import { type ResolvedPlace, resolveToponym } from './resolve-toponym.js'
import { sharedForce, stateForceAfter } from './state-forces.js'
import type { Toponym } from './toponym.js'
import { isOrigin, toponymUse } from './toponym-use.js'

/** A text with the toponyms that are left when people, regiments and roads are taken away. */
export interface PlacedReading {
  readonly reading: Reading
  readonly toponyms: readonly Toponym[]
  readonly datelineEnd: number
}

export interface ArticleFacts {
  readonly evidence: PlaceEvidence
  readonly mentions: (words: readonly string[]) => boolean
  /** Actors whose name in the article is unmistakable. */
  readonly certainActors: ReadonlySet<string>
}

/** The places of a text, and the governments and forces that its place names and nationalities stand for. */
export function tagPlaces(
  placed: PlacedReading,
  facts: ArticleFacts,
  taxonomy: Taxonomy,
): (LocationMention | ActorMention)[] {
  const { reading, toponyms, datelineEnd } = placed
  const mentions: (LocationMention | ActorMention)[] = []
  const neighbours = neighboursOf(toponyms)
  let previous: LocationMention | null = null
  for (const toponym of toponyms) {
    const government = toponym.name.end <= datelineEnd ? null : governmentMeant(reading, toponym, taxonomy)
    if (government !== null) {
      mentions.push(governmentMention(reading, toponym, government, taxonomy))
      continue
    }
    const resolved = resolveToponym(
      toponym,
      localEvidence(reading, toponym, neighbours, previous, facts, taxonomy),
      facts.evidence,
      taxonomy,
    )
    if (resolved === null) continue
    const force = forceOfPlace(reading, toponym, resolved, taxonomy)
    if (force !== null) mentions.push(force.mention)
    if (force?.coversName === true) continue
    const use = toponymUse(reading, toponym, datelineEnd, previous, taxonomy.naming)
    previous = locationMention(reading, toponym, resolved, use)
    mentions.push(previous)
  }
  for (const name of reading.names) {
    const force = forceOfNation(reading, name, taxonomy)
    if (force !== null) mentions.push(force)
  }
  return mentions.sort((a, b) => a.start - b.start)
}

function locationMention(
  { text }: Reading,
  { name }: Toponym,
  { location, method, candidates, confidence }: ResolvedPlace,
  use: LocationMention['use'],
): LocationMention {
  return {
    kind: 'location',
    start: name.start,
    end: name.end,
    text: text.slice(name.start, name.end),
    locationId: location?.id ?? null,
    method,
    candidates,
    confidence,
    use,
  }
}

function governmentMention({ text }: Reading, { name }: Toponym, country: string, taxonomy: Taxonomy): ActorMention {
  const actor = forceOf(taxonomy, country, 'government')
  return {
    kind: 'actor',
    start: name.start,
    end: name.end,
    text: text.slice(name.start, name.end),
    actorId: actor?.id ?? null,
    method: 'capital_acts',
    candidates: actor === null ? [] : [actor.id],
    confidence: actor === null ? 0 : 0.85,
  }
}

function forceOfPlace(reading: Reading, { name }: Toponym, { location }: ResolvedPlace, taxonomy: Taxonomy) {
  return location === null ? null : stateForceAfter(reading, name, location.id, location.kind === 'country', taxonomy)
}

function forceOfNation(reading: Reading, name: FoundName, taxonomy: Taxonomy): ActorMention | null {
  if (name.nationality === null || name.actors.length > 0) return null
  const force = stateForceAfter(reading, name, name.nationality.id, true, taxonomy)
  return force === null ? sharedForce(reading, name, taxonomy) : force.mention
}

/** How far back the last place is still of the same sentence, in characters. */
const SAME_SENTENCE = 160

interface Neighbours {
  /** By index of the name in the reading. */
  readonly byIndex: ReadonlyMap<number, Toponym>
  /** By index of a name: the toponyms that are said to lie in it. */
  readonly holds: ReadonlyMap<number, readonly Toponym[]>
}

function neighboursOf(toponyms: readonly Toponym[]): Neighbours {
  const byIndex = new Map<number, Toponym>()
  const holds = new Map<number, Toponym[]>()
  for (const toponym of toponyms) {
    byIndex.set(toponym.name.index, toponym)
    if (toponym.within !== null) holds.set(toponym.within, [...(holds.get(toponym.within) ?? []), toponym])
  }
  return { byIndex, holds }
}

function localEvidence(
  reading: Reading,
  toponym: Toponym,
  { byIndex, holds }: Neighbours,
  previous: LocationMention | null,
  facts: ArticleFacts,
  taxonomy: Taxonomy,
): LocalEvidence {
  const isClose = previous !== null && toponym.name.start - previous.end < SAME_SENTENCE
  return {
    within: placesAbove(reading, toponym, byIndex),
    saidInside: isSaidInside(reading, toponym, taxonomy) ? placesOf(reading, toponym.within) : NONE,
    holds: holds.get(toponym.name.index)?.flatMap(locationsOf) ?? NONE,
    previous: isClose && previous.locationId !== null ? (taxonomy.lineageOf(previous.locationId)[0] ?? null) : null,
    isNear: toponym.before !== null && taxonomy.naming.near.has(toponym.before.word),
    mentions: facts.mentions,
    names: (actorIds) => actorIds.some((id) => facts.certainActors.has(id)),
  }
}

const NONE: readonly never[] = []

/** "Torani village in Zarga", but not "Torani, Zarga", nor "residents of Torani in Zarga". */
function isSaidInside(reading: Reading, { name, announced, within }: Toponym, { naming }: Taxonomy): boolean {
  const outer = within === null ? undefined : reading.names[within]
  if (outer === undefined || isOrigin(reading.text, name.start, name.end, naming)) return false
  const between = reading.text.slice(announced?.end ?? name.end, outer.start)
  return between.split(/[^\p{L}]+/u).some((word) => naming.linking.has(word.toLowerCase()))
}

const placesOf = (reading: Reading, index: number | null): readonly GazetteerEntry[] =>
  index === null ? NONE : (reading.names[index]?.places.map((place) => place.location) ?? NONE)

/** "A in B of C, D": so many steps up are followed. */
const LONGEST_CHAIN = 4

function placesAbove(reading: Reading, toponym: Toponym, byIndex: Neighbours['byIndex']): readonly GazetteerEntry[] {
  if (toponym.within === null) return NONE
  const above: GazetteerEntry[] = []
  let at: Toponym | undefined = toponym
  for (let step = 0; step < LONGEST_CHAIN && at !== undefined && at.within !== null; step++) {
    const index: number = at.within
    above.push(...placesOf(reading, index))
    at = byIndex.get(index)
  }
  return above
}

const locationsOf = ({ places }: Toponym): readonly GazetteerEntry[] => places.map((place) => place.location)
