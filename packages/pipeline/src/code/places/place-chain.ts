import type { LocationMention } from '@wirewatch/model'
import type { GazetteerEntry } from '@wirewatch/taxonomy/taxonomy.js'

/** Place names that together say one place: "a village of a district of a province". */
export interface PlaceChain {
  /** Units from `start` up to `end`. */
  readonly start: number
  readonly end: number
  readonly mentions: readonly LocationMention[]
  /** The most specific one that is known. */
  readonly location: GazetteerEntry | null
  /** The most specific name as it is written. */
  readonly text: string
  readonly relation: 'in' | 'near' | 'between' | 'from' | 'other'
  /** Where somebody comes from or goes to, lies in hospital, or sits and speaks. */
  readonly elsewhere: boolean
  /** A street, a corner or a block, not a town or an area. */
  readonly street: boolean
}
