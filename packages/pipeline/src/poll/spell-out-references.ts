import { decodeHTMLStrict } from 'entities'

/**
 * A title with its characters in place of their references (`Jenny&#8217;s`), which stay behind where a feed escapes twice or writes them in
 * CDATA. Those of markup (`&lt;`, `&#38;`) stay, and so does all of a title that holds tags: it is HTML to its reader.
 */
export const spellOutReferences = (title: string): string =>
  title.includes('&') && !title.includes('<')
    ? title.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, spelledOut)
    : title

const spelledOut = (reference: string): string => {
  const character = decodeHTMLStrict(reference)
  return /^[&<>\ufffd]/.test(character) ? reference : character
}
