import { readDate } from '../poll/read-date.js'
import type { GivenArticle, GivenBody, Refusal, RefusalReason } from './given-article.js'

/** Reads one JSON line as an article: `url`, `title`, `text` or `html`, `publishedAt`, `source`; other keys are ignored. Never throws. */
export function readLine(line: string, number: number): GivenArticle | Refusal {
  const at = `line ${number}`
  const refused = (reason: RefusalReason, detail: string | null = null): Refusal => ({ at, reason, detail })
  const fields = objectOf(line)
  if ('error' in fields) return refused('not-json', fields.error)
  const { values } = fields
  const wrong = textFields.find((name) => !isTextOrAbsent(values[name]))
  if (wrong !== undefined) return refused('bad-field', wrong)
  const text = (name: (typeof textFields)[number]): string | null => textOf(values[name])
  const [url, source] = [text('url'), text('source')]
  if (url === null && source === null) return refused('no-address')
  if (url !== null && !isWebAddress(url)) return refused('bad-address', url.slice(0, 200))
  const body = bodyOf(text('text'), text('html'))
  if (body === null) return refused('no-body')
  const [publishedAt, modifiedAt] = [text('publishedAt'), text('modifiedAt')]
  if (!isDateOrAbsent(publishedAt)) return refused('bad-date', `publishedAt ${publishedAt}`)
  if (!isDateOrAbsent(modifiedAt)) return refused('bad-date', `modifiedAt ${modifiedAt}`)
  return {
    at,
    url,
    source,
    title: text('title'),
    author: text('author'),
    language: text('language'),
    publishedAt,
    modifiedAt,
    body,
  }
}

const textFields = [
  'url',
  'source',
  'title',
  'text',
  'html',
  'author',
  'language',
  'publishedAt',
  'modifiedAt',
] as const

function objectOf(line: string): { readonly values: Record<string, unknown> } | { readonly error: string | null } {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? { values: value } : { error: null }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTextOrAbsent = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string'

/** NUL is no text: Postgres refuses it. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value.replaceAll('\u0000', '').trim() || null : null

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

function bodyOf(text: string | null, html: string | null): GivenBody | null {
  if (text !== null) return { kind: 'text', text }
  return html === null ? null : { kind: 'html', html }
}

/** An unreadable date is a mistake, not an absent one. */
const isDateOrAbsent = (written: string | null): boolean => written === null || readDate(written) !== null
