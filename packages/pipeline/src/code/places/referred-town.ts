import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { countryOfWord } from '../parties/nationality.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { isUnknownName } from './name-of-place.js'
import type { PlaceChain } from './place-chain.js'

/**
 * The town that "the city" or "the capital" points to in these sentences, where a report names it nowhere but in its
 * dateline: the town of the dateline, or the capital of its country or of the nation that is named.
 */
export function referredTown(
  units: Units,
  told: readonly Stretch[],
  home: GazetteerEntry | null,
  taxonomy: Taxonomy,
): PlaceChain | null {
  for (const { start, end } of told) {
    for (let at = start + 1; at < end; at++) {
      const link = linkBefore(units, at, start)
      const town = link === '' ? null : townAt(units, at, home, taxonomy)
      if (town === null) continue
      const text = units.text.slice(units.start[at]!, units.end[at]!)
      const relation = /^(?:in|at|inside|within|across)$/.test(link) ? 'in' : 'near'
      return { start: at, end: at + 1, mentions: [], location: town, text, relation, elsewhere: false, street: false }
    }
  }
  return null
}

function townAt(units: Units, at: number, home: GazetteerEntry | null, taxonomy: Taxonomy): GazetteerEntry | null {
  const lexeme = units.overlay[at] ?? units.lexeme[at] ?? null
  if (lexeme === null) return null
  // "the town of Torvik" is another one.
  if (lexeme.cues.placeBackReference && isNamed(units, at)) return null
  if (lexeme.cues.placeBackReference)
    return /^the (?:(?:old|walled|inner) )?(?:city|town)$/.test(lexeme.text) && isTown(home) ? home : null
  if (!lexeme.cues.capital || /provincial|state|summer/.test(lexeme.text)) return null
  return capitalOf(countryOfWord(units.word(at - 1), taxonomy) ?? home?.country ?? null, taxonomy)
}

function isNamed(units: Units, at: number): boolean {
  const of = [1, 2].find((ahead) => units.lexeme[at + ahead]?.text === 'of') ?? 0
  return of > 0 && (units.mention[at + of + 1] != null || isUnknownName(units, at + of + 1))
}

export const isTown = (location: GazetteerEntry | null): location is GazetteerEntry =>
  /^(?:city|town)$/.test(location?.kind ?? '')

/** "in", also before "the" and a nationality; empty where nothing says that it was there. */
function linkBefore(units: Units, at: number, start: number): string {
  for (let before = at - 1; before >= start && before >= at - 3; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (lexeme?.cues.placeIn || lexeme?.cues.placeNear)
      return /^(?:in|at|inside|within|across|of|near|outside)$/.test(lexeme.text) ? lexeme.text : ''
  }
  return ''
}

function capitalOf(country: string | null, taxonomy: Taxonomy): GazetteerEntry | null {
  if (country === null) return null
  for (const [id, of] of taxonomy.capitals) {
    const location = of === country ? taxonomy.locations.get(id) : undefined
    if (location !== undefined && isTown(location)) return location
  }
  return null
}
