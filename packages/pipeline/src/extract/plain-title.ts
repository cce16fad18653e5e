import { joinBlocks, textBlocks } from './body-text.js'
import { readMarkup } from './markup.js'

/** The title of an entry as a reader sees it: feeds write markup and entities in titles, some of them twice. */
export function plainTitle(title: string | null): string | null {
  if (title === null || !/<\/?[a-z][^<>]*>|&#?\w+;/i.test(title)) return title
  return (
    joinBlocks(textBlocks(readMarkup(title).body))
      .replace(/\s+/g, ' ')
      .trim() || null
  )
}
