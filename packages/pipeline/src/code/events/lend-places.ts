import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { countryOfDateline, datelineTown, inDatelineTown } from '../places/dateline-place.js'
import { findPlaces } from '../places/find-place.js'
import { isLandmark } from '../places/landmark.js'
import { isUnknownName } from '../places/name-of-place.js'
import type { PlaceChain } from '../places/place-chain.js'
import { isTown, referredTown } from '../places/referred-town.js'
import { unknownDateline } from '../places/unknown-dateline.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import type { DraftEvent } from './draft-event.js'
import { placeOfVictim } from './place-of-victim.js'

/**
 * Gives a place to events whose own sentences name none: that of a sentence close by, of the title, or what the dateline supports.
 * A retrospective event borrows none.
 */
export function lendPlaces(
  drafts: readonly DraftEvent[],
  title: Units | null,
  body: Units,
  sentences: readonly Sentence[],
  taxonomy: Taxonomy,
): void {
  const home = unknownDateline(body, sentences)
  for (const draft of drafts)
    if (home !== null && isAroundHome(draft, home)) draft.place = inItsState(home, draft.place)
  const needing = drafts.filter((draft) => draft.place === null && !draft.retrospective)
  const unknown = drafts.filter((draft) => draft.place !== null && draft.place.location === null)
  if (needing.length === 0 && unknown.length === 0) return
  const head = sentences.slice(0, 3).flatMap((sentence) => findPlaces(body, sentence, taxonomy))
  const dateline = datelineTown(head)
  const country = countryOfDateline(head, body, taxonomy)
  for (const draft of needing) {
    draft.place =
      referredTown(body, toldIn(draft, sentences), dateline?.location ?? null, taxonomy) ??
      placeOfVictim(draft) ??
      placeNear(draft, body, sentences, taxonomy) ??
      (title === null ? null : placeInTitle(title, taxonomy)) ??
      placeOfCharge(draft, drafts) ??
      placeOfPolice(body, sentences, head) ??
      home ??
      (hasWord(body, 'here') ? dateline : null) ??
      unknownBefore(draft, body, sentences, taxonomy) ??
      country
  }
  const police = unknown.some(({ place }) => isSpotOfTown(place, taxonomy))
    ? placeOfPolice(body, sentences, head)
    : null
  for (const draft of [...unknown, ...needing]) {
    if (draft.place === null || draft.place.location !== null) continue
    const inTown = isSpotOfTown(draft.place, taxonomy) ? inTownOfPolice(draft.place, police) : null
    draft.place = inTown ?? around(draft.place, draft.placeReading?.units ?? body, dateline, country, taxonomy)
  }
}

/** "A man was arrested in the killing of a clerk in Torvik": where nothing else says where, he was taken where he is said to have done it. */
function placeOfCharge({ kinds, readings }: DraftEvent, drafts: readonly DraftEvent[]): PlaceChain | null {
  if (!kinds.has('arrest')) return null
  const own = readings.map(({ sentence }) => sentence.index)
  const deed = drafts.find(
    ({ place, retrospective, readings: told }) =>
      retrospective && place !== null && told.some(({ sentence }) => own.includes(sentence.index)),
  )
  return deed?.place ?? null
}

const isSpotOfTown = (place: PlaceChain | null, { naming }: Taxonomy): boolean =>
  place !== null && (place.street || isLandmark(place, naming))

/** "Torvik police said a man was shot on Zarga Street": the police of a town tell of its streets. */
const inTownOfPolice = (spot: PlaceChain, police: PlaceChain | null): PlaceChain | null =>
  police !== null && isTown(police.location) ? { ...spot, mentions: police.mentions, location: police.location } : null

/** Nothing but the state in the dateline, right behind its town. */
const isAroundHome = ({ place, placeReading }: DraftEvent, home: PlaceChain): boolean =>
  place !== null && placeReading?.fromTitle === false && place.start >= home.end && place.start <= home.end + 1

const inItsState = (home: PlaceChain, state: PlaceChain | null): PlaceChain =>
  state === null ? home : { ...home, mentions: state.mentions, location: state.location }

/** The sentences that tell of it and the next one. */
function toldIn(draft: DraftEvent, sentences: readonly Sentence[]): readonly Sentence[] {
  const own = draft.readings.filter((reading) => !reading.fromTitle).map((reading) => reading.sentence.index)
  return own.length === 0 ? [] : sentences.filter(({ index }) => own.includes(index) || index === own.at(-1)! + 1)
}

/** A name that nobody knows lies in the town of the dateline where it is a part of a town, else at least in its country. */
const around = (
  place: PlaceChain,
  body: Units,
  dateline: PlaceChain | null,
  country: PlaceChain | null,
  taxonomy: Taxonomy,
): PlaceChain => inDatelineTown(place, body, dateline, taxonomy) ?? { ...place, location: country?.location ?? null }

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
  const between = sentences.slice(first + 1, last).map(({ index }) => index)
  for (const index of [...between.slice(0, 3), last + 1, last + 2, last + 3, first - 1, first - 2]) {
    const sentence = sentences[index]
    if (sentence === undefined) continue
    const found = findPlaces(body, sentence, taxonomy).find(
      (place) =>
        ((isPlain(place) && index !== last + 3) ||
          isScene(body, sentence, place) ||
          saysWhere(body, sentence, place)) &&
        !opensStatement(body, sentence, place),
    )
    if (found !== undefined) return found
  }
  return null
}

/** How far behind "took place" the place is looked for, in units. */
const reachOfScene = 14

/** "The attack took place in Torvik": where it was, though nobody knows the place. */
function saysWhere(body: Units, { start }: Sentence, place: PlaceChain): boolean {
  if (place.elsewhere || place.relation === 'other') return false
  for (let at = Math.max(start + 1, place.start - reachOfScene); at < place.start; at++)
    if (body.overlay[at]?.cues.takesPlace === true) return true
  return false
}

/** "In Zarga, the minister condemned the attack": where those are who speak of it. */
function opensStatement(body: Units, { start, end }: Sentence, place: PlaceChain): boolean {
  if (place.start !== start + 1) return false
  for (let at = place.end; at < end; at++) {
    const lexeme = body.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.verbTriggers.length > 0 || lexeme.nounTriggers.length > 0) return false
    const { say, condemn, deny, blame, claim } = lexeme.verbClasses
    if (say || condemn || deny || blame || claim) return true
  }
  return false
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
  return (
    sentences
      .slice(Math.max(0, first - 2), first)
      .flatMap((sentence) => findPlaces(body, sentence, taxonomy))
      .find((place) => place.mentions.length === 0) ?? null
  )
}

/** "Dad was alone at the station at 8200 Torvik Road": a street, but not the one where somebody was arrested or spoke. */
function isScene(body: Units, sentence: Sentence, place: PlaceChain): boolean {
  if (!place.street || place.elsewhere || isWhereSpoken(body, sentence, place)) return false
  const { start, end } = sentence
  for (let at = start; at < end; at++)
    if (body.lexeme[at]?.verbTriggers.some(({ happening }) => happening === 'arrest') === true) return false
  return true
}

/** "The governor spoke on Torvik Street about jobs": the verb next before the street is one of saying. */
function isWhereSpoken(body: Units, { start }: Sentence, place: PlaceChain): boolean {
  for (let at = place.start - 1; at >= start; at--) {
    const lexeme = body.lexeme[at] ?? null
    if (lexeme !== null && (lexeme.pos & Pos.verb) !== 0) return lexeme.verbClasses.say
  }
  return false
}

const isPlain = (place: PlaceChain): boolean =>
  !place.elsewhere && place.relation !== 'other' && place.location !== null

/** "Torvik police said": a town's police speak of what happened in the town, where no other place is named. */
function placeOfPolice(body: Units, sentences: readonly Sentence[], head: readonly PlaceChain[]): PlaceChain | null {
  const known = head.find((place) => isTown(place.location) && isPolice(body, place.end))
  if (known !== undefined) return { ...known, relation: 'in', elsewhere: false }
  if (!body.cased) return null
  return (
    sentences
      .slice(0, 3)
      .map((sentence) => nameOfPolice(body, sentence))
      .find((place) => place !== null) ?? null
  )
}

const isPolice = (body: Units, at: number): boolean => body.lexeme[at]?.speaker?.id === 'police'

/** "a Torvik police officer", "two Torvik policemen". */
const isOfficer = (body: Units, at: number): boolean => body.lexeme[at]?.party?.force === 'police'

/** A mark, an article, a number or an adjective: what may stand before the name. */
const opensName = (body: Units, at: number): boolean =>
  body.kind[at] === WordKind.mark ||
  body.kind[at] === WordKind.number ||
  ((body.lexeme[at]?.pos ?? 0) & (Pos.determiner | Pos.numeral | Pos.adjective)) !== 0

/** The same of a town that no gazetteer knows: its name, with its article, is all that stands before the police. */
function nameOfPolice(body: Units, { start, end }: Sentence): PlaceChain | null {
  for (let at = start + 1; at < end; at++) {
    if (!(isPolice(body, at) || isOfficer(body, at)) || !isUnknownName(body, at - 1)) continue
    const from = at - 1 > start && (isUnknownName(body, at - 2) || isDirection(body, at - 2)) ? at - 2 : at - 1
    if (from > start && !opensName(body, from - 1)) continue
    const text = body.text.slice(body.start[from]!, body.end[at - 1]!)
    return { start: from, end: at, mentions: [], location: null, text, relation: 'in', elsewhere: false, street: false }
  }
  return null
}

/** "East Torvik", "New Zarga": with a capital it belongs to the name. */
const isDirection = (body: Units, at: number): boolean =>
  (body.flags[at]! & WordFlag.capital) !== 0 && (body.lexeme[at]?.cues.northOf === true || body.word(at) === 'new')

function placeInTitle(title: Units, taxonomy: Taxonomy): PlaceChain | null {
  const whole = { start: 0, end: title.count }
  const places = findPlaces(title, whole, taxonomy).filter((place) => !place.elsewhere && place.location !== null)
  return places.find((place) => place.relation !== 'other') ?? places[0] ?? null
}

function hasWord(units: Units, word: string): boolean {
  for (let at = 0; at < units.count; at++) if (units.word(at) === word) return true
  return false
}
