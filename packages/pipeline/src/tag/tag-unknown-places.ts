import type { LocationMention, Mention } from '@wirewatch/model'
import type { Naming, Taxonomy } from '@wirewatch/taxonomy'
import { beginningIn } from './in-range.js'
import { isTitleLine } from './not-a-place.js'
import { type Reading, wordOf } from './reading.js'
import { saysWithin } from './toponym.js'
import { isOrigin } from './toponym-use.js'
import { type AnnouncedPlace, announcedPlaces } from './unknown-places.js'

/** Places that the gazetteer lacks but the grammar announces; the candidate is the known place that they lie in. */
export function tagUnknownPlaces(
  reading: Reading,
  mentions: readonly Mention[],
  datelineEnd: number,
  taxonomy: Taxonomy,
): LocationMention[] {
  const { text } = reading
  const known = mentions.filter(
    (mention): mention is LocationMention => mention.kind === 'location' && mention.locationId !== null,
  )
  const found: LocationMention[] = []
  for (const announced of announcedPlaces(reading, taxonomy.naming)) {
    const place = withoutKnown(reading, announced, known, taxonomy.naming)
    if (place === null || place.start < datelineEnd || place.end - place.start < 3) continue
    if (isOnlyKinds(text.slice(place.start, place.end), taxonomy.naming)) continue
    if (namesSomethingElse(reading, place, mentions) || isTitleLine(text, place.start)) continue
    const enclosing = enclosingPlace(text, place, known, taxonomy)
    found.push({
      kind: 'location',
      start: place.start,
      end: place.end,
      text: text.slice(place.start, place.end),
      locationId: null,
      method: 'unknown_place',
      candidates: enclosing === null ? [] : [enclosing],
      confidence: 0.4,
      use: isOrigin(text, place.start, place.end, taxonomy.naming) ? 'origin' : 'place',
    })
  }
  // Of two that overlap the longer says more: "Torani Masjid Khyber Gate", not "Torani Masjid".
  return found.sort((a, b) => b.end - b.start - (a.end - a.start))
}

/**
 * What is new in an announced name: null where it is a known place (with at most "Upper" or "village" beside it); without
 * the known place that opens it ("Mastung Zarga area").
 */
function withoutKnown(
  { text }: Reading,
  place: AnnouncedPlace,
  known: readonly LocationMention[],
  naming: Naming,
): AnnouncedPlace | null {
  let { start } = place
  for (const mention of beginningIn(known, start - LONGEST_NAME, place.end)) {
    if (mention.end <= start) continue
    if (mention.start <= start && mention.end >= place.end) return null
    const rest = `${text.slice(start, Math.max(start, mention.start))} ${text.slice(mention.end, place.end)}`
    if (isOnlyDescription(rest, naming) || naming.standingThere.has(rest.trim().toLowerCase())) return null
    if (mention.start <= start && !place.mayOpenWithKnown) return null
    if (mention.start <= start && !isOnlyDescription(text.slice(mention.end, place.end), naming)) {
      start = mention.end + (/^(?:['’]?s\b)?\W*/.exec(text.slice(mention.end, place.end))?.[0].length ?? 0)
    }
  }
  return { ...place, start }
}

function isOnlyDescription(words: string, naming: Naming): boolean {
  const parts = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return parts.every(
    (word) =>
      naming.nameParticles.has(word) ||
      naming.determiners.has(word) ||
      naming.directions.has(word) ||
      isVillageWord(word, naming),
  )
}

/** "Police Station area": words for kinds of places name none. */
const isOnlyKinds = (name: string, naming: Naming): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => naming.placeKinds.has(word) || naming.directions.has(word))

const isVillageWord = (word: string, naming: Naming): boolean => {
  const kinds = naming.placeKinds.get(word)
  return kinds !== undefined && !(kinds.has('site') && !kinds.has('area')) && !kinds.has('route')
}

function namesSomethingElse({ names }: Reading, place: AnnouncedPlace, mentions: readonly Mention[]): boolean {
  const overlaps = (other: { start: number; end: number }): boolean =>
    other.start < place.end && other.end > place.start
  const from = place.start - LONGEST_NAME
  if (beginningIn(mentions, from, place.end).some((mention) => mention.kind === 'actor' && overlaps(mention)))
    return true
  return beginningIn(names, from, place.end).some(
    (name) =>
      overlaps(name) &&
      (name.nationality !== null ||
        wordOf(name, 'force') !== null ||
        (name.actors.length > 0 && name.places.length === 0)),
  )
}

/** No name is longer, in characters: what overlaps a stretch begins at most so far before it. */
const LONGEST_NAME = 80

/** How far off a place of the same sentence may stand, in characters. */
const SAME_SENTENCE = 200

function enclosingPlace(
  text: string,
  place: AnnouncedPlace,
  known: readonly LocationMention[],
  taxonomy: Taxonomy,
): string | null {
  let nearest: LocationMention | null = null
  let nearestDistance = SAME_SENTENCE
  for (const mention of beginningIn(known, place.start - SAME_SENTENCE, place.end + SAME_SENTENCE)) {
    if (mention.use === 'dateline') continue
    if (mention.start >= place.phraseEnd && saysWithin(text, place.phraseEnd, mention.start, taxonomy.naming))
      return mention.locationId
    const distance = mention.start >= place.end ? mention.start - place.end : place.start - mention.end
    if (distance >= 0 && distance < nearestDistance) {
      nearest = mention
      nearestDistance = distance
    }
  }
  return nearest?.locationId ?? null
}
