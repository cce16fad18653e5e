import { joinBlocks, textBlocks } from './body-text.js'
import { readMarkup } from './markup.js'

/** The title of an entry as a reader sees it, in one line: feeds write markup and entities in titles, some of them twice. */
export function plainTitle(title: string | null): string | null {
  if (title === null) return null
  const text = /<\/?[a-z][^<>]*>|&#?\w+;/i.test(title) ? joinBlocks(textBlocks(readMarkup(title).body)) : title
  return text.replace(/\s+/g, ' ').trim() || null
}
