import type { LocationMention } from '@wirewatch/model'
import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { isMark, type Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { enclosingPlace } from './enclosing-place.js'
import { headsItem } from './heads-item.js'
import { isElsewhere, isOwner } from './is-elsewhere.js'
import { landmark } from './landmark.js'
import { isUnknownName, longerName } from './name-of-place.js'
import type { PlaceChain } from './place-chain.js'
import { streetPlace, tellsOfStreet } from './street-place.js'
import { isReportedFrom, unknownPlace } from './unknown-place.js'

/** How far two names may stand apart and still say one place, in units. */
const chainGap = 6

/** The places that a sentence names. */
export function findPlaces(units: Units, sentence: Stretch, taxonomy: Taxonomy): PlaceChain[] {
  const chains: PlaceChain[] = []
  const hasStreets = tellsOfStreet(units, sentence, taxonomy.naming)
  let at = sentence.start
  while (at < sentence.end) {
    const chain = placeAt(units, sentence, at, hasStreets, taxonomy)
    if (chain === null) at++
    else {
      chains.push(chain)
      at = chain.end
    }
  }
  return chains
}

function placeAt(
  units: Units,
  sentence: Stretch,
  at: number,
  hasStreets: boolean,
  taxonomy: Taxonomy,
): PlaceChain | null {
  const street = hasStreets ? streetPlace(units, sentence, at, taxonomy.naming) : null
  if (street !== null) return inItsTown(units, sentence, street, taxonomy)
  if (units.mention[at]?.kind === 'location') return chainFrom(units, sentence, at, taxonomy)
  const unknown = unknownFrom(units, sentence, at, taxonomy)
  if (unknown !== null) return unknown
  const spot = landmark(units, sentence, at, taxonomy.naming)
  return spot === null ? null : inItsTown(units, sentence, spot, taxonomy)
}

/** "on Torvik Street in Zarga", "outside the High Court, Zarga": a street or a spot lies in the town that stands behind it. */
function inItsTown(units: Units, sentence: Stretch, spot: PlaceChain, taxonomy: Taxonomy): PlaceChain {
  for (let at = spot.end; at < sentence.end && at - spot.end < chainGap; at++) {
    if (units.mention[at]?.kind === 'location') {
      const around = chainFrom(units, sentence, at, taxonomy)
      const isOfSpot = at === spot.end + 1 && units.lexeme[spot.end - 1]?.cues.carePlace === true
      if (around.location === null || (around.elsewhere && !isOfSpot)) return spot
      return { ...spot, end: around.end, mentions: around.mentions, location: around.location }
    }
    const town = at > spot.end && units.cased ? unknownPlace(units, sentence, at, taxonomy) : null
    if (town !== null && !town.elsewhere && town.relation !== 'between') return { ...town, start: spot.start }
    if (!isLinking(units, at) || units.word(at) === 'and') return spot
  }
  return spot
}

/** A name that nobody knows; in a text of capitals with the known place behind it that it lies in. */
function unknownFrom(units: Units, sentence: Stretch, at: number, taxonomy: Taxonomy): PlaceChain | null {
  const unknown = unknownPlace(units, sentence, at, taxonomy)
  if (unknown === null || units.cased || unknown.relation === 'between') return unknown
  // "THE MAYOR OF TORVIK IN ZARGA": where he was is another place.
  if (unknown.elsewhere && !isMark(units, unknown.end, ',')) return unknown
  const known = enclosingPlace(units, sentence, unknown.end, taxonomy.naming)
  if (known < 0) return unknown
  const around = chainFrom(units, sentence, known, taxonomy)
  const isBeside = around.relation === 'near'
  return {
    ...around,
    start: at,
    text: unknown.text,
    relation: isBeside ? 'near' : unknown.relation,
    elsewhere: unknown.elsewhere,
  }
}

function chainFrom(units: Units, sentence: Stretch, from: number, taxonomy: Taxonomy): PlaceChain {
  const mentions: LocationMention[] = []
  let end = from
  let at = from
  while (at < sentence.end) {
    const mention = units.mention[at]
    if (mention?.kind === 'location') {
      if (mentions.length > 0 && !goesOn(units, end, at, mentions.at(-1)!, mention, taxonomy)) break
      mentions.push(mention)
      at++
      end = at
      continue
    }
    if (mentions.length === 0 || at - end > chainGap || !isLinking(units, at)) break
    at++
  }
  const isLand = mentions[0]?.locationId != null && taxonomy.locations.get(mentions[0].locationId)?.kind === 'country'
  const longer = mentions.length === 1 && !isLand ? longerName(units, sentence, end, taxonomy.naming) : end
  const quarter = mentions.length === 1 ? quarterBehind(units, sentence, end) : end
  const location = longer > end ? null : mostSpecific(mentions, taxonomy)
  const relation = isEndOfJourney(units, sentence, from, end)
    ? 'between'
    : headsItem(units, sentence, from, end)
      ? 'in'
      : relationOf(units, sentence, from)
  const elsewhere =
    isElsewhere(units, sentence, from, end) ||
    isOwner(units, end, location) ||
    mentions.every((mention) => mention.use !== 'place')
  const text =
    longer > end
      ? units.text.slice(units.start[from]!, units.end[longer - 1]!)
      : quarter > end
        ? units.text.slice(units.start[end]!, units.end[quarter - 1]!)
        : writtenName(units, sentence, from, mentions)
  return {
    start: from,
    end: Math.max(longer, quarter),
    mentions: longer > end ? [] : mentions,
    location,
    text,
    relation,
    elsewhere,
    street: false,
  }
}

/** "Zarga's Torvik neighborhood": what belongs to a town and is called a quarter of it; where the name ends. */
function quarterBehind(units: Units, sentence: Stretch, from: number): number {
  if ((units.flags[from - 1]! & WordFlag.possessive) === 0) return from
  let end = from
  while (end < sentence.end && isUnknownName(units, end)) end++
  const isQuarter = end > from && end - from <= 3 && units.lexeme[end]?.cues.areaWord === true
  return isQuarter ? end : from
}

/** "of", "in", commas, "district", "area", articles: what may stand between two names of one place. */
function isLinking(units: Units, at: number): boolean {
  if (units.mention[at] !== null) return false
  if (units.kind[at] === WordKind.mark) return /^[,()]$/.test(units.word(at))
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return units.cased && (units.flags[at]! & WordFlag.capital) !== 0
  if (lexeme.cues.areaWord || lexeme.cues.capital || lexeme.cues.unit) return true
  if (lexeme.pos & (Pos.determiner | Pos.adjective)) return true
  return /^(?:of|in|the|near|under|at|within|and)$/.test(lexeme.text)
}

/** Whether the next name lies around the last one, or is a part of it; "and" joins only places that are alike. */
function goesOn(
  units: Units,
  from: number,
  at: number,
  last: LocationMention,
  next: LocationMention,
  taxonomy: Taxonomy,
): boolean {
  if (last.locationId === null || next.locationId === null) return !hasAnd(units, from, at)
  return isUnder(taxonomy, last.locationId, next.locationId) || isUnder(taxonomy, next.locationId, last.locationId)
}

const hasAnd = (units: Units, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (units.lexeme[at]?.text === 'and') return true
  return false
}

function mostSpecific(mentions: readonly LocationMention[], taxonomy: Taxonomy): GazetteerEntry | null {
  let best: GazetteerEntry | null = null
  for (const mention of mentions) {
    const location = mention.locationId === null ? null : (taxonomy.lineageOf(mention.locationId)[0] ?? null)
    if (location !== null && (best === null || location.precision < best.precision || isQuarterOf(location, best)))
      best = location
  }
  return best
}

/** "Zarga's Old Market": a quarter says more than its city, though both are named places. */
const isQuarterOf = (location: GazetteerEntry, around: GazetteerEntry): boolean =>
  location.precision === around.precision &&
  /^(?:neighbourhood|site)$/.test(location.kind) &&
  /^(?:city|town)$/.test(around.kind)

/** The first unknown name before the known ones is the most specific: "Killi Noor area of" a town. */
function writtenName(units: Units, sentence: Stretch, from: number, mentions: readonly LocationMention[]): string {
  const first = mentions[0]!
  let at = from - 1
  if (units.word(at) === ',' && isUnknownName(units, at - 1)) at--
  while (at > sentence.start && isLinking(units, at) && units.kind[at] !== WordKind.mark && units.lexeme[at] !== null)
    at--
  let begin = at + 1
  while (at > sentence.start && isUnknownName(units, at)) {
    begin = at
    at--
  }
  if (begin > from - 1 || !isUnknownName(units, begin) || !opensPlace(units, at)) return first.text
  let end = begin
  while (end < from && isUnknownName(units, end)) end++
  return units.text.slice(units.start[begin]!, units.end[end - 1]!)
}

const opensPlace = (units: Units, at: number): boolean => {
  const cues = units.lexeme[at]?.cues
  return cues !== undefined && (cues.placeIn || cues.placeNear) && !isOwnedBy(units, at)
}

/** "THE MAYOR OF": the name behind says whose somebody is. */
function isOwnedBy(units: Units, at: number): boolean {
  if (units.cased || units.lexeme[at]?.text !== 'of') return false
  const before = units.lexeme[at - 1] ?? null
  return before !== null && (before.cues.title || before.party !== null)
}

/** "a bus from Quetta to Lahore": two ends of a way, somewhere on which it happened. */
function isEndOfJourney(units: Units, sentence: Stretch, from: number, end: number): boolean {
  if (isFrom(units, from - 1)) return units.word(end) === 'to' && isPlaceName(units, end + 1) && end + 1 < sentence.end
  if (units.word(from - 1) !== 'to' || !isPlaceName(units, from - 2)) return false
  for (let at = from - 2; at >= sentence.start && at >= from - 7; at--) {
    if (isFrom(units, at)) return true
    if (!isPlaceName(units, at) && !isLinking(units, at)) return false
  }
  return false
}

/** "from", "on its way from". */
const isFrom = (units: Units, at: number): boolean => /(?:^|\s)from$/.test(units.lexeme[at]?.text ?? '')

const isPlaceName = (units: Units, at: number): boolean => units.mention[at]?.kind === 'location'

/** The link before the name, past its own unknown part: "in", "near", "30 km south of". */
function relationOf(units: Units, sentence: Stretch, from: number): PlaceChain['relation'] {
  for (let at = from - 1; at >= sentence.start && at >= from - 7; at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) {
      if (units.kind[at] === WordKind.mark && !/^[,()]$/.test(units.word(at))) return 'other'
      continue
    }
    if (lexeme.cues.placeBetween) return 'between'
    if (lexeme.cues.northOf || (lexeme.cues.unit && /km|mile|kilomet/.test(lexeme.text))) return 'near'
    if (lexeme.cues.placeNear) return 'near'
    if (lexeme.text === 'of') continue
    if (lexeme.text === 'from') return isReportedFrom(units, at) ? 'in' : 'from'
    if (lexeme.cues.placeIn) return 'in'
    if (lexeme.pos & Pos.verb && !(lexeme.pos & Pos.noun)) return 'other'
  }
  return 'other'
}

const takenFrom = new Set(['arrest', 'abduct', 'picked-up', 'seize-arms', 'found-dead', 'missing', 'raid', 'defuse'])

/** Whether the words tie the place to what happened: "in", "near", and "from" where somebody or something is taken. */
export function isLinked(place: PlaceChain, frames: readonly Frame[]): boolean {
  if (place.relation === 'from') return frames.some((frame) => takenFrom.has(frame.trigger.id))
  return place.relation !== 'other'
}
