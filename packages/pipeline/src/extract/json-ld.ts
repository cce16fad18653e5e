import { cleanText } from './body-text.js'

/** What the JSON-LD of a page (schema.org) says of its article. Absent values are null. */
export interface LinkedArticle {
  readonly types: readonly string[]
  readonly headline: string | null
  readonly author: string | null
  readonly datePublished: string | null
  readonly dateModified: string | null
  readonly language: string | null
  readonly url: string | null
  readonly body: string | null
  readonly isFree: boolean | null
  readonly publisher: string | null
}

/** The article that the scripts describe; of several the one that says most. Broken scripts are passed over. */
export function readLinkedArticle(scripts: readonly string[]): LinkedArticle | null {
  const nodes = scripts.flatMap((script) => nodesOf(parseLoosely(script), 0))
  const byId = new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])))
  const articles = nodes.filter((node) => typesOf(node).some((type) => articleType.test(type)))
  const fullest = articles.toSorted((a, b) => fullness(b) - fullness(a))[0]
  return fullest === undefined ? null : articleOf(fullest, byId)
}

/** Every type that the scripts name, for example `NewsArticle`, `VideoObject`. */
export function linkedTypes(scripts: readonly string[]): ReadonlySet<string> {
  return new Set(scripts.flatMap((script) => nodesOf(parseLoosely(script), 0).flatMap(typesOf)))
}

type Json = Readonly<Record<string, unknown>>

const articleType = /Article$|^(?:BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|ImageGallery|VideoObject)$/
const fullTypes = /Article$|^(?:BlogPosting|LiveBlogPosting|Report)$/

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function parseLoosely(script: string): unknown {
  const text = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?:\/\/\s*)?\]\]>)\s*;?\s*$/g, '')
    .trim()
  return (
    tryJson(text) ??
    tryJson(
      text
        .replace(/[\u0000-\u001f]+/g, ' ')
        .replace(/,\s*([\]}])/g, '$1')
        .replace(/;+$/, ''),
    )
  )
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The objects of a script that may describe the page: its top level, `@graph`, `mainEntity` and the like. */
function nodesOf(value: unknown, depth: number): readonly Json[] {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.flatMap((item) => nodesOf(item, depth + 1))
  if (!isJson(value)) return []
  return [
    value,
    ...['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'].flatMap((key) => nodesOf(value[key], depth + 1)),
  ]
}

function typesOf(node: Json): readonly string[] {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']]
  return types.filter((type) => typeof type === 'string').map((type) => type.replace(/^.*[/#]/, ''))
}

function fullness(node: Json): number {
  const facts = ['headline', 'datePublished', 'author', 'articleBody', 'dateModified'].filter(
    (key) => node[key] !== undefined,
  )
  return facts.length + (typesOf(node).some((type) => fullTypes.test(type)) ? 10 : 0)
}

function articleOf(node: Json, byId: ReadonlyMap<string, Json>): LinkedArticle {
  return {
    types: typesOf(node),
    headline: textOf(node.headline) ?? textOf(node.name),
    author: namesOf(node.author ?? node.creator, byId),
    datePublished: textOf(node.datePublished) ?? textOf(node.uploadDate) ?? textOf(node.dateCreated),
    dateModified: textOf(node.dateModified),
    language: textOf(node.inLanguage) ?? (isJson(node.inLanguage) ? textOf(node.inLanguage.alternateName) : null),
    url: addressOf(node.mainEntityOfPage) ?? addressOf(node.url),
    body: typeof node.articleBody === 'string' && node.articleBody.trim() !== '' ? node.articleBody : null,
    isFree: booleanOf(node.isAccessibleForFree),
    publisher: namesOf(node.publisher, byId),
  }
}

const longestFact = 1_000

const textOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? cleanText(value.slice(0, longestFact)) : ''
  return text === '' ? null : text
}

function booleanOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : null
}

function addressOf(value: unknown): string | null {
  if (typeof value === 'string') return /^https?:\/\//i.test(value) ? value : null
  return isJson(value) ? addressOf(value['@id'] ?? value.url) : null
}

function namesOf(value: unknown, byId: ReadonlyMap<string, Json>): string | null {
  const people = Array.isArray(value) ? value : [value]
  const names = people.flatMap((person) => {
    const known = isJson(person) && person.name === undefined ? (byId.get(String(person['@id'])) ?? person) : person
    const name = isJson(known) ? (Array.isArray(known.name) ? known.name[0] : known.name) : known
    return textOf(name) ?? []
  })
  return names.length === 0 ? null : [...new Set(names)].join(', ')
}
