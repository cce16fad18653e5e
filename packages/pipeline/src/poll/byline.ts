import { nameWithoutMail } from './name-without-mail.js'

/** Characters. What stands in every entry must not be long: a feed would grow by its own length. */
const longestByline = 500
const mostNames = 20

/** The authors of a feed, who stand in for those of an entry that names none; null where there are none, or more than a byline holds. */
export const bylineOfFeed = (names: readonly string[]): string | null => {
  if (names.length === 0 || names.length > mostNames) return null
  const byline = names.map(nameWithoutMail).join(', ')
  return byline.length > longestByline ? null : byline
}
