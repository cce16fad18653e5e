import { nameOfPerson } from './name-of-person.js'

/** Who wrote an entry, each once and in order; null where nobody is named. */
export const bylineOf = (people: readonly string[]): string | null => {
  const names = new Set(people.map(nameOfPerson))
  names.delete('')
  return names.size === 0 ? null : [...names].join(', ')
}

/** The authors of a feed, who stand in for those of an entry that names none; null where there are none, or more than a byline holds. */
export const bylineOfFeed = (people: readonly string[]): string | null => {
  if (people.length > mostNames) return null
  const byline = bylineOf(people)
  return byline === null || byline.length > longestByline ? null : byline
}

/** Characters. What stands in every entry must not be long: a feed would grow by its own length. */
const longestByline = 500
const mostNames = 20
