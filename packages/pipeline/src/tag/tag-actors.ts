import type { ActorMention, Article, LocationMention } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { beginningIn } from './in-range.js'
import type { FoundName, Reading } from './reading.js'
import { type ActorContext, onlyActor, resolveActor } from './resolve-actor.js'
import type { ArticleFacts } from './tag-places.js'

/** The actors that a text calls by a name of theirs. */
export function tagActors(
  reading: Reading,
  places: readonly (LocationMention | ActorMention)[],
  article: Article,
  { evidence, certainActors, mentions }: ArticleFacts,
  taxonomy: Taxonomy,
): ActorMention[] {
  const day = article.publishedAt?.slice(0, 10) ?? null
  const found: ActorMention[] = []
  const namedBefore = new Set<string>()
  for (const name of reading.names) {
    if (name.actors.length === 0) continue
    const certain = certainOf(name)
    if (certain !== null) namedBefore.add(certain)
    const resolved =
      onlyActor(name.actors) ??
      resolveActor(
        name.actors,
        {
          places: evidence,
          named: certainActors,
          namedBefore,
          day,
          mentions,
          ...around(reading, name, places, taxonomy),
        },
        taxonomy,
      )
    if (resolved === null) continue
    const text = reading.text.slice(name.start, name.end)
    found.push({ kind: 'actor', start: name.start, end: name.end, text, ...resolved })
  }
  return found
}

/** The actors that are named by a name which only they bear. */
export function certainActorsOf(readings: readonly Reading[]): ReadonlySet<string> {
  const certain = new Set<string>()
  for (const { names } of readings) {
    for (const name of names) {
      const only = certainOf(name)
      if (only !== null) certain.add(only)
    }
  }
  return certain
}

function certainOf({ actors }: FoundName): string | null {
  const [only] = actors
  return actors.length === 1 && only?.specificity === 'unique' ? only.id : null
}

/** How far a sentence is followed each way, in characters. */
const REACH = 300

function around(
  { text, names }: Reading,
  name: FoundName,
  places: readonly (LocationMention | ActorMention)[],
  taxonomy: Taxonomy,
): Pick<ActorContext, 'countriesHere' | 'placesHere' | 'nearestCountry'> {
  const { start, end } = sentenceAround(text, name)
  const placesHere = new Set<string>()
  const countriesHere = new Set<string>()
  let nearestCountry: string | null = null
  let nearestDistance = REACH
  const note = (country: string, from: number, to: number): void => {
    countriesHere.add(country)
    const distance = from >= name.end ? from - name.end : name.start - to
    if (distance >= nearestDistance) return
    nearestCountry = country
    nearestDistance = distance
  }
  for (const mention of beginningIn(places, start, end)) {
    if (mention.kind !== 'location' || mention.locationId === null) continue
    const lineage = taxonomy.lineageOf(mention.locationId)
    const [location] = lineage
    // Where somebody comes from says little of whom else the sentence speaks.
    if (location?.country !== null && location?.country !== undefined && mention.use === 'place')
      note(location.country, mention.start, mention.end)
    for (const { id } of lineage) placesHere.add(id)
  }
  for (const { nationality, start: from, end: to } of beginningIn(names, start, end)) {
    if (nationality !== null) note(nationality.id, from, to)
  }
  return { placesHere, countriesHere, nearestCountry }
}

function sentenceAround(text: string, { start, end }: FoundName): { start: number; end: number } {
  const before = text.slice(Math.max(0, start - REACH), start)
  const after = text.slice(end, end + REACH)
  const opened = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'))
  const closed = /\.\s|\n/.exec(after)
  return { start: start - before.length + opened + 1, end: closed === null ? end + after.length : end + closed.index }
}
