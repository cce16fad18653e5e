import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from './read-units.js'

/** A number of years that closes what it stands in. */
export const isAge = (units: Units, at: number): boolean =>
  units.kind[at] === WordKind.number &&
  /^(?:\d\d?|1[01]\d)$/.test(units.word(at)) &&
  (units.kind[at + 1] === WordKind.mark || at + 1 >= units.count || /^(?:and|of|from|was|is)$/.test(units.word(at + 1)))
