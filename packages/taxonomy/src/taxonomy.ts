import type { Actor, Location, PlacePrecision, Source } from '@wirewatch/model'
import type { GenericParty } from './generic-party.js'
import type { Language } from './language/language.js'
import type { NameIndex } from './name-index.js'
import type { Naming } from './naming.js'

/** What we know about the world: one region's data folder together with one language folder, loaded and checked. */
export interface Taxonomy {
  /** `<semver>+<content hash>`: recorded on every tag and coded event. */
  readonly version: string
  readonly region: Region
  /** The named actors and the generic parties (`generic: true`), by id. */
  readonly actors: ReadonlyMap<string, Actor>
  readonly locations: ReadonlyMap<string, GazetteerEntry>
  /** A location by its id and all that it lies in, from the inside out; empty for an unknown id. */
  readonly lineageOf: (locationId: string) => readonly GazetteerEntry[]
  readonly sources: readonly Source[]
  /** Every alias of every actor, location and nationality, compiled for one scan of a text. */
  readonly names: NameIndex
  /** Parties without a name of their own, by id; every one of them is in `actors` as well. */
  readonly parties: ReadonlyMap<string, GenericParty>
  /** By ISO 3166-1 alpha-2. */
  readonly countries: ReadonlyMap<string, Country>
  /** By location id of a capital: the country whose government its name can stand for. */
  readonly capitals: ReadonlyMap<string, string>
  /** News agencies whose texts other outlets print. */
  readonly agencies: readonly Agency[]
  /** Which actor "the police" or "the army" is, by `forceKey(country or admin1, force)`. Ask `forceOf`. */
  readonly forces: ReadonlyMap<string, string>
  /** The words around names: "district", "Maulana", "said". */
  readonly naming: Naming
  /** The rules of the language that say what an article reports. */
  readonly language: Language
}

export interface Region {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly language: string
  readonly countries: readonly string[]
  /** What counts in this region beyond political, armed and communal violence. */
  readonly profile: RegionProfile
}

export interface RegionProfile {
  /** Murders, robberies and arrests without political or armed-group sense are coded as well. */
  readonly ordinaryCrime: boolean
}

/** A location with what only the gazetteer knows of it. */
export interface GazetteerEntry extends Location {
  readonly population: number | null
  /** How precise a place it is by itself: 2 for a town, 5 for a province. */
  readonly precision: PlacePrecision
}

/** A news agency, and how the outlets that print its texts credit it. */
export interface Agency {
  readonly id: string
  readonly name: string
  /** As they write it. All-capital credits count in capitals only. */
  readonly credits: readonly string[]
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly id: string
  readonly name: string
  /** "Afghan", "Afghani". */
  readonly adjectives: readonly string[]
  /** "Afghans". */
  readonly people: readonly string[]
  /** The name of the capital, which stands for the government where it acts or speaks. */
  readonly capital: string | null
}
