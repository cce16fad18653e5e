import type { NameMatch, NamingWord, Taxonomy } from '@wirewatch/taxonomy'
import { type Senses, sensesOf } from './senses.js'
import { wordAfter, wordBefore } from './words-around.js'

/** A text with the names that stand in it, sorted by what they can be. Nothing is resolved yet. */
export interface Reading {
  readonly text: string
  /** In the order of the text. */
  readonly names: readonly FoundName[]
}

/** A stretch of the text that is a known name or a naming word, and all that it could stand for. */
export interface FoundName extends Senses {
  readonly start: number
  readonly end: number
  /** Its place in `Reading.names`. */
  readonly index: number
}

/** Finds the names of the taxonomy in a text. */
export function readNames(text: string, taxonomy: Taxonomy): Reading {
  const names = taxonomy.names.find(text).map((match, index) => {
    const name = sorted(match, index, taxonomy)
    return name.actors.length === 0 ? name : beforePost(text, name, taxonomy)
  })
  return { text, names }
}

/** "Torvik Police Station" is a place in Torvik, though "Torvik Police" is an actor. */
function beforePost(text: string, name: FoundName, taxonomy: Taxonomy): FoundName {
  const after = wordAfter(text, name.end)
  if (after === null || after.gap !== ' ' || !taxonomy.naming.forcePosts.has(after.word)) return name
  const last = wordBefore(text, name.end)
  if (last === null || last.start <= name.start) return name
  const isForce = taxonomy.names.lookUp(last.text).some((use) => use.kind === 'word' && use.role === 'force')
  if (!isForce) return name
  const end = last.start - last.gap.length - 1
  const uses = taxonomy.names.lookUp(text.slice(name.start, end)).filter((use) => use.kind === 'location')
  return uses.length === 0 ? name : sorted({ start: name.start, end, uses }, name.index, taxonomy)
}

function sorted({ start, end, uses }: NameMatch, index: number, taxonomy: Taxonomy): FoundName {
  const { actors, places, nationality, words, certain, isOnePlace, capitalOf, isSmall, mayBePerson } = sensesOf(
    uses,
    taxonomy,
  )
  return {
    start,
    end,
    index,
    actors,
    places,
    nationality,
    words,
    certain,
    isOnePlace,
    capitalOf,
    isSmall,
    mayBePerson,
  }
}

/** The word of that role, if the name can be one. */
export function wordOf(name: FoundName | undefined, role: NamingWord['role']): NamingWord | null {
  if (name === undefined || name.words.length === 0) return null
  for (const word of name.words) if (word.role === role) return word
  return null
}
