import type { LocationKind } from '@wirewatch/model'
import { foldName } from './fold.js'
import type { NamingEntry } from './schemas.js'

/**
 * The words around names, of one language and one region together: what tells a town from a person, a road or a
 * government. All are folded (small letters, no diacritics, one space between words).
 */
export interface Naming {
  /** "district", "tehsil", "village of": which kinds of location the word announces. */
  readonly placeKinds: ReadonlyMap<string, ReadonlySet<LocationKind>>
  /** Those of them that make a place of a name the gazetteer lacks: "Torani village". */
  readonly announcing: ReadonlySet<string>
  /** "hospital": what bears the name of a place stands in it. */
  readonly standingThere: ReadonlySet<string>
  /** "in", "at", "near". */
  readonly placePrepositions: ReadonlySet<string>
  /** "north", "upper", "downtown": part of a place they stand before. */
  readonly directions: ReadonlySet<string>
  /** "regiment", "university": what stands before them gave them its name and is not meant. */
  readonly namedAfter: ReadonlySet<string>
  /** "daily", "bank of": likewise, with the place behind. */
  readonly namedBefore: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly givenNames: ReadonlySet<string>
  /** Small words inside names: "e", "ul", "of". */
  readonly nameParticles: ReadonlySet<string>
  /** "abad", "pur": some write them as a word of their own. */
  readonly nameEndings: ReadonlySet<string>
  /** Months and days of the week: capitals that are no names. */
  readonly calendar: ReadonlySet<string>
  /** "resident of", "native of": where somebody comes from. */
  readonly originBefore: ReadonlySet<string>
  /** The last words of those: "of", "from". */
  readonly originEnds: ReadonlySet<string>
  /** All that they can end with: "of", "resident of". */
  readonly originTails: ReadonlySet<string>
  /** "-based", "-born". */
  readonly originAfter: ReadonlySet<string>
  /** "army", "front": heads of names of organisations. */
  readonly organisations: ReadonlySet<string>
  /** "front", "army", "commando": those of them that may bear arms against a state. */
  readonly armedOrganisations: ReadonlySet<string>
  /** "committee": those that are an armed group where they own up to an attack. */
  readonly claimingOrganisations: ReadonlySet<string>
  /** "liberation", "revolutionary": what such groups call themselves by. */
  readonly groupWords: ReadonlySet<string>
  /** "group", "organisation": after "the" they stand for what was named before. */
  readonly antecedents: ReadonlySet<string>
  /** "outfit", "militia": likewise, for armed groups only. */
  readonly armedAntecedents: ReadonlySet<string>
  /** "said", "denied", "tolerating": what governments do and towns do not. */
  readonly speaking: ReadonlySet<string>
  readonly auxiliaries: ReadonlySet<string>
  /** "accused", "urged": what is done to governments. */
  readonly told: ReadonlySet<string>
  /** "policy", "claim": what belongs to governments. */
  readonly governmentNouns: ReadonlySet<string>
  /** "talks", "sanctions": what is had with a government or done to it. */
  readonly dealings: ReadonlySet<string>
  /** "with", "against": between those and the government. */
  readonly dealingPrepositions: ReadonlySet<string>
  /** "governor", "police": whose they are is said by the place before them. */
  readonly offices: ReadonlySet<string>
  readonly determiners: ReadonlySet<string>
  /** "Meanwhile", "According": open sentences, and are no part of a name. */
  readonly openers: ReadonlySet<string>
  /** "killi", "chak": open the name of a village. */
  readonly placePrefixes: ReadonlySet<string>
  /** "san", "los": open names of places; what stands behind them is a part of the name. */
  readonly placeOpeners: ReadonlySet<string>
  /** "st", "ft": the dot behind them stands inside the name of a place. */
  readonly nameAbbreviations: ReadonlySet<string>
  /** "street", "heights": belong to the name before them, also in small letters. */
  readonly writtenKinds: ReadonlySet<string>
  /** "center", "suburbs": behind them and "of" stands the place they are a part of, in a text of capitals only. */
  readonly placeParts: ReadonlySet<string>
  /** "rocked": a name behind them is of a place. */
  readonly placeShakers: ReadonlySet<string>
  /** "called": between a word for a place and its name. */
  readonly placeCallers: ReadonlySet<string>
  /** "spot", "point": what is called by a name of its own, beside the kinds of places. */
  readonly calledPlaces: ReadonlySet<string>
  /** "near", "on the outskirts of": a name behind them is of a place that something is near. */
  readonly nearLinks: ReadonlySet<string>
  /** "calle", "avenida": open names and numbers of streets. */
  readonly streetOpeners: ReadonlySet<string>
  /** "street", "ave": end the name of a street. */
  readonly streetWords: ReadonlySet<string>
  /** "st", "dr": end the name of a street, and are titles where another name stands behind. */
  readonly streetTitles: ReadonlySet<string>
  /** "Ave": a sentence may end with its dot, and goes on where a weekday stands behind. */
  readonly streetAbbreviations: ReadonlySet<string>
  /** "Apt": no sentence ends with its dot. */
  readonly addressAbbreviations: ReadonlySet<string>
  /** "Jr": a sentence ends with its dot where the next word opens one. */
  readonly nameSuffixes: ReadonlySet<string>
  /** "no", "vs": written with a dot that ends nothing. */
  readonly dottedWords: ReadonlySet<string>
  /** "court", "way": likewise, but mostly something else; the street is one behind "on" or a number only. */
  readonly streetWordsWithOn: ReadonlySet<string>
  /** "highway", "route": a number behind them names a road. */
  readonly numberedRoads: ReadonlySet<string>
  /** "on", "off", "behind": something is at the street they stand before. */
  readonly streetLinks: ReadonlySet<string>
  /** "block", "corner": behind them and "of" stands the street they are a part of. */
  readonly streetParts: ReadonlySet<string>
  /** "lives": the street behind them and a preposition is where somebody lives. */
  readonly homeVerbs: ReadonlySet<string>
  /** "north", "away": between these and who went, the street is the way that he took. */
  readonly ways: ReadonlySet<string>
  /** "gates", "premises": likewise, of a building. */
  readonly spotParts: ReadonlySet<string>
  /** "third": names a street without any word for one, at a corner with another. */
  readonly streetOrdinals: ReadonlySet<string>
  /** All words by one of which a street is known, "U.S." too; but for ordinals in figures, no street is written without one. */
  readonly streetSigns: ReadonlySet<string>
  /** "lodge", "gate": end the name that a spot within a town has of its own. */
  readonly spots: ReadonlySet<string>
  /** "housing", "apartment": stand in small letters between such a name and its last word. */
  readonly spotCompounds: ReadonlySet<string>
  /** "in front of": something is near the spot within a town that they stand before. */
  readonly spotNearLinks: ReadonlySet<string>
  /** "inside": something is in the spot within a town that they stand before. */
  readonly spotInLinks: ReadonlySet<string>
  /** "court", "assembly": likewise, where people sit and speak of what happened elsewhere. */
  readonly seats: ReadonlySet<string>
  /** "station", "lines": a force's name before them is a place. */
  readonly forcePosts: ReadonlySet<string>
  /** "in", "at": said of where something happens. */
  readonly standingPrepositions: ReadonlySet<string>
  /** "near": a town is meant, not the province of its name. */
  readonly near: ReadonlySet<string>
  /** "resident of", "west of": what follows is a place. */
  readonly placeAnnouncers: ReadonlySet<string>
  /** "in", "of": between a place and what it lies in. */
  readonly linking: ReadonlySet<string>
  /** "between". */
  readonly pairing: ReadonlySet<string>
  /** "and". */
  readonly joining: ReadonlySet<string>
  /** "the", "this": point back. */
  readonly pointing: ReadonlySet<string>
  /** "of", "which": what stands before them is explained, and points to nothing. */
  readonly explaining: ReadonlySet<string>
  /** All words that are no part of a name though they have a capital: "The", "Meanwhile", "Monday", "In", "Governor", "Mr", "Districts". */
  readonly apartFromNames: ReadonlySet<string>
}

/** The words of the language and of the region, taken together. */
export function mergeNaming(entries: readonly NamingEntry[]): Naming {
  const all = (wordsOf: (entry: NamingEntry) => readonly string[] | undefined): ReadonlySet<string> =>
    new Set(entries.flatMap((entry) => wordsOf(entry) ?? []).map(foldName))
  const words = {
    placeKinds: placeKindsOf(entries),
    announcing: new Set(kindWords(entries, (group) => group.announces === true)),
    standingThere: new Set(kindWords(entries, (group) => group.stands_there === true)),
    placePrepositions: all((entry) => entry.place_prepositions),
    directions: all((entry) => entry.directions),
    namedAfter: all((entry) => entry.named_after),
    namedBefore: all((entry) => entry.named_before),
    titles: all((entry) => entry.titles),
    givenNames: all((entry) => entry.given_names),
    nameParticles: all((entry) => entry.name_particles),
    nameEndings: all((entry) => entry.name_endings),
    calendar: all((entry) => entry.calendar),
    originBefore: all((entry) => entry.origin_before),
    originEnds: new Set([...all((entry) => entry.origin_before)].map((phrase) => phrase.split(' ').at(-1) ?? '')),
    originTails: new Set([...all((entry) => entry.origin_before)].flatMap(tailsOf)),
    originAfter: all((entry) => entry.origin_after),
    organisations: all((entry) => entry.organisations),
    armedOrganisations: all((entry) => entry.armed_organisations),
    claimingOrganisations: all((entry) => entry.claiming_organisations),
    groupWords: all((entry) => entry.group_words),
    antecedents: all((entry) => entry.antecedents),
    armedAntecedents: all((entry) => entry.armed_antecedents),
    speaking: all((entry) => entry.speaking),
    auxiliaries: all((entry) => entry.auxiliaries),
    told: all((entry) => entry.told),
    governmentNouns: all((entry) => entry.government_nouns),
    dealings: all((entry) => entry.dealings),
    dealingPrepositions: all((entry) => entry.dealing_prepositions),
    offices: all((entry) => entry.offices),
    openers: all((entry) => entry.openers),
    determiners: all((entry) => entry.determiners),
    placePrefixes: all((entry) => entry.place_prefixes),
    placeOpeners: all((entry) => entry.place_openers),
    nameAbbreviations: all((entry) => entry.name_abbreviations),
    writtenKinds: all((entry) => entry.written_kinds),
    placeParts: all((entry) => entry.place_parts),
    placeShakers: all((entry) => entry.place_shakers),
    placeCallers: all((entry) => entry.place_callers),
    calledPlaces: all((entry) => entry.called_places),
    nearLinks: all((entry) => entry.near_links),
    streetOpeners: all((entry) => entry.street_openers),
    streetWords: all((entry) => entry.street_words),
    streetTitles: all((entry) => entry.street_titles),
    streetAbbreviations: all((entry) => entry.street_abbreviations),
    addressAbbreviations: all((entry) => entry.address_abbreviations),
    nameSuffixes: all((entry) => entry.name_suffixes),
    dottedWords: all((entry) => entry.dotted_words),
    streetWordsWithOn: all((entry) => entry.street_words_with_on),
    numberedRoads: all((entry) => entry.numbered_roads),
    streetLinks: all((entry) => entry.street_links),
    streetParts: all((entry) => entry.street_parts),
    homeVerbs: all((entry) => entry.home_verbs),
    ways: all((entry) => entry.ways),
    spotParts: all((entry) => entry.spot_parts),
    streetOrdinals: all((entry) => entry.street_ordinals),
    spots: all((entry) => entry.spots),
    spotCompounds: all((entry) => entry.spot_compounds),
    spotNearLinks: all((entry) => entry.spot_near_links),
    spotInLinks: all((entry) => entry.spot_in_links),
    seats: all((entry) => entry.seats),
    forcePosts: all((entry) => entry.force_posts),
    standingPrepositions: all((entry) => entry.standing_prepositions),
    near: all((entry) => entry.near),
    placeAnnouncers: all((entry) => entry.place_announcers),
    linking: all((entry) => entry.linking),
    pairing: all((entry) => entry.pairing),
    joining: all((entry) => entry.joining),
    pointing: all((entry) => entry.pointing),
    explaining: all((entry) => entry.explaining),
  }
  return { ...words, streetSigns: streetSigns(words), apartFromNames: apartFromNames(words) }
}

type Words = Omit<Naming, 'streetSigns' | 'apartFromNames'>

function streetSigns(words: Words): ReadonlySet<string> {
  const { streetOpeners, streetWords, streetWordsWithOn, numberedRoads, streetParts, streetOrdinals } = words
  const lists = [streetOpeners, streetWords, streetWordsWithOn, numberedRoads, streetParts, streetOrdinals]
  const dotted = [...numberedRoads].map((road) => [...road].join('.')).flatMap((road) => [road, `${road}.`])
  return new Set([...lists.flatMap((list) => [...list]), ...dotted])
}

function apartFromNames(words: Words): ReadonlySet<string> {
  const { determiners, openers, calendar, placePrepositions, offices, titles, placeKinds } = words
  const lists = [determiners, openers, calendar, placePrepositions, offices, titles, divisionsIn(placeKinds)]
  return new Set(lists.flatMap((list) => [...list]))
}

/** "Districts of Torvik": words for provinces and districts, and for several places at once, head known places. */
function divisionsIn(placeKinds: Naming['placeKinds']): readonly string[] {
  return [...placeKinds].flatMap(([word, kinds]) => {
    if (kinds.has('neighbourhood')) return []
    const plural = placeKinds.has(`${word}s`) ? [] : [`${word}s`]
    return kinds.has('admin1') || kinds.has('admin2') || word.endsWith('s') ? [word, ...plural] : plural
  })
}

/** The phrase, and what is left of it without its first word, its first two … */
function tailsOf(phrase: string): readonly string[] {
  const words = phrase.split(' ')
  return words.map((_, index) => words.slice(index).join(' '))
}

type KindGroup = NonNullable<NamingEntry['place_kinds']>[number]

const kindWords = (entries: readonly NamingEntry[], isMeant: (group: KindGroup) => boolean): readonly string[] =>
  entries
    .flatMap((entry) => entry.place_kinds ?? [])
    .filter(isMeant)
    .flatMap((group) => group.words.map(foldName))

function placeKindsOf(entries: readonly NamingEntry[]): Map<string, Set<LocationKind>> {
  const kinds = new Map<string, Set<LocationKind>>()
  for (const group of entries.flatMap((entry) => entry.place_kinds ?? [])) {
    for (const word of group.words.map(foldName)) {
      kinds.set(word, new Set([...(kinds.get(word) ?? []), ...group.kinds]))
    }
  }
  return kinds
}
