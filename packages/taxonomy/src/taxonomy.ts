import type { Actor, Location, Source } from '@wirewatch/model'
import type { NameIndex } from './name-index.js'

/** What we know about the world: one region's data folder together with one language folder, loaded and checked. */
export interface Taxonomy {
  /** `<semver>+<content hash>`: recorded on every tag and coded event. */
  readonly version: string
  readonly region: Region
  readonly actors: ReadonlyMap<string, Actor>
  readonly locations: ReadonlyMap<string, Location>
  readonly sources: readonly Source[]
  /** Every alias of every actor, location and nationality, compiled for one scan of a text. */
  readonly names: NameIndex
}

export interface Region {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly language: string
  readonly countries: readonly string[]
}
