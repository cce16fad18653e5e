import type { ContextNeeds } from './alias.js'
import type { NamedUse } from './compile-names.js'
import type { GenericParty } from './generic-party.js'
import { joinedSpelling } from './joined-spellings.js'
import type { NamingWord } from './name-index.js'
import type { Naming } from './naming.js'
import type { ActorEntry, LocationEntry } from './schemas.js'
import type { Country } from './taxonomy.js'

/** Every spelling that the scan looks for. */
export function* namedUses(
  actors: readonly ActorEntry[],
  locations: readonly LocationEntry[],
  countries: readonly Country[],
  parties: readonly GenericParty[],
  outlets: readonly string[],
  naming: Naming,
): Generator<NamedUse> {
  for (const name of outlets) yield { text: name, exact: false, use: { kind: 'word', id: name, role: 'outlet' } }
  for (const actor of actors) yield* actorNames(actor)
  for (const location of locations) yield* locationNames(location)
  yield* otherSpellings(locations, naming)
  for (const country of countries) yield* nationalityNames(country)
  yield* namingWords(parties, naming)
}

function* actorNames(actor: ActorEntry): Generator<NamedUse> {
  const aliases = actor.aliases ?? []
  if (!aliases.some((alias) => (typeof alias === 'string' ? alias : alias.text) === actor.name)) {
    yield actorName(actor.id, actor.name, { kind: 'official' })
  }
  for (const alias of aliases) {
    if (typeof alias === 'string') yield actorName(actor.id, alias, {})
    else yield actorName(actor.id, alias.text, alias)
  }
}

type StatedActorAlias = Partial<Exclude<NonNullable<ActorEntry['aliases']>[number], string>>

const actorName = (id: string, text: string, alias: StatedActorAlias): NamedUse => ({
  text,
  exact: alias.case === 'exact',
  use: {
    kind: 'actor',
    id,
    alias: alias.kind ?? (/\p{Ll}/u.test(text) ? 'spelling' : 'acronym'),
    specificity: alias.specificity ?? 'unique',
    needs: needsOf(alias.needs),
    from: alias.from ?? null,
    to: alias.to ?? null,
  },
})

function* locationNames(location: LocationEntry): Generator<NamedUse> {
  const aliases = location.aliases ?? []
  if (!aliases.some((alias) => (typeof alias === 'string' ? alias : alias.text) === location.name)) {
    yield locationName(location.id, location.name, { kind: 'official', case: location.case, needs: location.needs })
  }
  for (const alias of aliases) {
    if (typeof alias === 'string') yield locationName(location.id, alias, {})
    else yield locationName(location.id, alias.text, alias)
  }
}

/** Only spellings that nobody bears: a name that is in the data is no other's second spelling. */
function* otherSpellings(locations: readonly LocationEntry[], naming: Naming): Generator<NamedUse> {
  if (naming.nameEndings.size === 0) return
  const names = locations.flatMap((location) => [...locationNames(location)])
  const known = new Set(names.map(({ text }) => text.toLowerCase()))
  for (const name of names) {
    const text = joinedSpelling(name.text, naming.nameEndings)
    if (text !== null && !known.has(text.toLowerCase())) yield { ...name, text }
  }
}

type StatedLocationAlias = Partial<Exclude<NonNullable<LocationEntry['aliases']>[number], string>>

const locationName = (id: string, text: string, alias: StatedLocationAlias): NamedUse => ({
  text,
  exact: alias.case === 'exact',
  use: {
    kind: 'location',
    id,
    alias: alias.kind ?? 'spelling',
    needs: needsOf(alias.needs),
    from: alias.from ?? null,
    to: alias.to ?? null,
  },
})

type StatedNeeds = NonNullable<StatedActorAlias['needs']>

const needsOf = (needs: StatedNeeds | undefined): ContextNeeds | null =>
  needs === undefined
    ? null
    : {
        country: needs.country ?? [],
        places: needs.places ?? [],
        actors: needs.actors ?? [],
        words: needs.words ?? [],
      }

function* nationalityNames(country: Country): Generator<NamedUse> {
  for (const text of country.adjectives) {
    yield { text, exact: false, use: { kind: 'nationality', id: country.id, form: 'adjective' } }
  }
  for (const text of country.people) {
    yield { text, exact: false, use: { kind: 'nationality', id: country.id, form: 'people' } }
  }
}

function* namingWords(parties: readonly GenericParty[], naming: Naming): Generator<NamedUse> {
  for (const word of naming.placeKinds.keys()) yield namingWord(word, word, 'place_kind')
  for (const word of naming.placePrefixes) yield namingWord(word, word, 'place_prefix')
  for (const word of naming.placeAnnouncers) yield namingWord(word, word, 'place_announcer')
  for (const word of naming.organisations) yield namingWord(word, word, 'organisation')
  for (const word of naming.antecedents) yield namingWord(word, word, 'antecedent')
  for (const word of naming.armedAntecedents) yield namingWord(word, word, 'armed_antecedent')
  for (const party of parties) {
    if (party.force === null) continue
    for (const word of party.words) yield namingWord(word, party.force, 'force')
  }
}

const namingWord = (text: string, id: string, role: NamingWord['role']): NamedUse => ({
  text: text.toLowerCase(),
  exact: false,
  use: { kind: 'word', id, role },
})
