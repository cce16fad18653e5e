import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { findPlaces, type PlaceChain } from '../places/find-place.js'
import { referredTown } from '../places/referred-town.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import type { DraftEvent } from './draft-event.js'

/**
 * Gives a place to events whose own sentences name none: that of a sentence close by, of the title, or only the country
 * of the dateline. A retrospective event borrows none.
 */
export function lendPlaces(
  drafts: readonly DraftEvent[],
  title: Units | null,
  body: Units,
  sentences: readonly Sentence[],
  taxonomy: Taxonomy,
): void {
  const needing = drafts.filter((draft) => draft.place === null && !draft.retrospective)
  for (const draft of drafts) if (draft.place?.mentions.length === 0) lendAround(draft, body, sentences, taxonomy)
  const dateline = needing.length === 0 ? null : datelineTown(body, sentences, taxonomy)
  for (const draft of needing) {
    draft.place =
      referredTown(body, toldIn(draft, sentences), dateline?.location ?? null, taxonomy) ??
      placeNear(draft, body, sentences, taxonomy) ??
      (title === null ? null : placeInTitle(title, taxonomy)) ??
      placeOfPolice(body, sentences, taxonomy) ??
      (hasWord(body, 'here') ? dateline : null) ??
      unknownBefore(draft, body, sentences, taxonomy) ??
      countryOfDateline(body, sentences, taxonomy)
  }
}

/** The sentences that tell of it and the next one. */
function toldIn(draft: DraftEvent, sentences: readonly Sentence[]): readonly Sentence[] {
  const own = draft.readings.filter((reading) => !reading.fromTitle).map((reading) => reading.sentence.index)
  return own.length === 0 ? [] : sentences.filter(({ index }) => own.includes(index) || index === own.at(-1)! + 1)
}

/** A name that nobody knows lies at least in the country of the dateline. */
function lendAround(draft: DraftEvent, body: Units, sentences: readonly Sentence[], taxonomy: Taxonomy): void {
  const country = countryOfDateline(body, sentences, taxonomy)
  if (draft.place !== null && country !== null) draft.place = { ...draft.place, location: country.location }
}

/** The next two sentences, then the ones before: "The blast took place near …". */
function placeNear(
  draft: DraftEvent,
  body: Units,
  sentences: readonly Sentence[],
  taxonomy: Taxonomy,
): PlaceChain | null {
  const own = draft.readings.filter((reading) => !reading.fromTitle).map((reading) => reading.sentence.index)
  const first = own[0] ?? 0
  const last = own.at(-1) ?? 0
  for (const index of [last + 1, last + 2, first - 1, first - 2]) {
    const sentence = sentences[index]
    if (sentence === undefined) continue
    const found = findPlaces(body, sentence, taxonomy).find(isPlain)
    if (found !== undefined) return found
  }
  return null
}

/** "The road at Torvik belonged to the mob. Nine trucks were burned": a name that nobody knows, in the sentences before. */
function unknownBefore(
  draft: DraftEvent,
  body: Units,
  sentences: readonly Sentence[],
  taxonomy: Taxonomy,
): PlaceChain | null {
  const first = draft.readings[0]?.sentence.index ?? 0
  if (draft.readings[0]?.fromTitle === true) return null
  const found = sentences
    .slice(Math.max(0, first - 2), first)
    .flatMap((sentence) => findPlaces(body, sentence, taxonomy))
    .find((place) => place.mentions.length === 0)
  const country = found === undefined ? null : countryOfDateline(body, sentences, taxonomy)
  return found === undefined ? null : { ...found, location: country?.location ?? null }
}

const isPlain = (place: PlaceChain): boolean =>
  !place.elsewhere && place.relation !== 'other' && place.location !== null

/** "Torvik police said": a town's police speak of what happened in the town, where no other place is named. */
function placeOfPolice(body: Units, sentences: readonly Sentence[], taxonomy: Taxonomy): PlaceChain | null {
  const places = sentences.slice(0, 3).flatMap((sentence) => findPlaces(body, sentence, taxonomy))
  const found = places.find(
    (place) => /^(?:city|town)$/.test(place.location?.kind ?? '') && body.lexeme[place.end]?.speaker?.id === 'police',
  )
  return found === undefined ? null : { ...found, relation: 'in', elsewhere: false }
}

function placeInTitle(title: Units, taxonomy: Taxonomy): PlaceChain | null {
  const whole = { start: 0, end: title.count }
  const places = findPlaces(title, whole, taxonomy).filter((place) => !place.elsewhere && place.location !== null)
  return places.find((place) => place.relation !== 'other') ?? places[0] ?? null
}

/** The town of the dateline: "here" in the text, as "the city" does. */
function datelineTown(body: Units, sentences: readonly Sentence[], taxonomy: Taxonomy): PlaceChain | null {
  const first = sentences.slice(0, 3).flatMap((sentence) => findPlaces(body, sentence, taxonomy))
  return first.find((place) => place.mentions.some((mention) => mention.use === 'dateline')) ?? null
}

function hasWord(units: Units, word: string): boolean {
  for (let at = 0; at < units.count; at++) if (units.word(at) === word) return true
  return false
}

/** The dateline says where the reporter sat; its country is all that it supports. */
function countryOfDateline(body: Units, sentences: readonly Sentence[], taxonomy: Taxonomy): PlaceChain | null {
  for (const sentence of sentences.slice(0, 3)) {
    for (const place of findPlaces(body, sentence, taxonomy)) {
      const country = place.location?.country
      const location = country == null ? undefined : taxonomy.locations.get(country)
      if (location !== undefined) return { ...place, location, text: location.name, relation: 'in', elsewhere: false }
    }
  }
  return null
}
