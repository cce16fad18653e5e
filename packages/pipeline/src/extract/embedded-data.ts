import { cleanText } from './body-text.js'

/**
 * The body of an article in the data that a page carries for its scripts (`__NEXT_DATA__` and the like), as HTML; null where
 * there is none. For pages that show nothing until their scripts have run.
 */
export function bodyInData(scripts: readonly string[]): string | null {
  const bodies = scripts.flatMap((script) => bodiesIn(parsed(script), '', 0))
  return bodies.reduce<string | null>((longest, body) => (body.length > (longest?.length ?? 0) ? body : longest), null)
}

/** Characters: a shorter one is a summary. */
const leastBody = 300
/** Deeper data is no page's own. */
const maxDepth = 40

const bodyKey =
  /^(?:article_?)?(?:body|content|contents|text|html|markup|paragraphs|blocks|elements|components)(?:_?(?:html|text|elements|blocks))?$/i

function parsed(script: string): unknown {
  try {
    return JSON.parse(script)
  } catch {
    return null
  }
}

/** Strings and lists whose key names a body. Of nested ones the outermost: its parts are its paragraphs. */
function bodiesIn(value: unknown, key: string, depth: number): readonly string[] {
  if (depth > maxDepth || value === null || typeof value !== 'object') return ownBody(value, key)
  if (Array.isArray(value)) {
    const own = bodyKey.test(key) ? paragraphsOf(value, depth).join('\n') : ''
    return own.length >= leastBody ? [own] : value.flatMap((item) => bodiesIn(item, '', depth + 1))
  }
  return Object.entries(value).flatMap(([name, inner]) => bodiesIn(inner, name, depth + 1))
}

const ownBody = (value: unknown, key: string): readonly string[] =>
  typeof value === 'string' && value.length >= leastBody && bodyKey.test(key) && /\s/.test(value) ? [htmlOf(value)] : []

/** The texts of the parts of a list, in their order; addresses, ids and the like are no texts. */
function paragraphsOf(value: unknown, depth: number): readonly string[] {
  if (depth > maxDepth) return []
  if (Array.isArray(value)) return value.flatMap((item) => paragraphsOf(item, depth + 1))
  if (typeof value === 'string') return isProse(value) ? [htmlOf(value)] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner !== 'string' || bodyKey.test(name) ? paragraphsOf(inner, depth + 1) : [],
  )
}

const isProse = (text: string): boolean => text.length > 20 && cleanText(text).split(' ').length >= 4

const htmlOf = (text: string): string =>
  /<\/?[a-z][^>]*>/i.test(text) ? text : `<p>${text.replaceAll('<', '&lt;')}</p>`
