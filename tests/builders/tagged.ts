import type { Article, Mention } from '@wirewatch/model'
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { anArticle } from './an-article.js'
import { fixture } from './folders.js'

export const small: Taxonomy = loadTaxonomy({ dataDir: fixture('taxonomy/small') })

/** The mentions of a text in the small region, each as `words: id`; `?` and the method where it stays unresolved. */
export const tagged = (text: string, said: Partial<Article> = {}, taxonomy: Taxonomy = small): string[] =>
  tag.run(anArticle({ text, ...said }), { taxonomy }).mentions.map(describe)

export const places = (text: string, said: Partial<Article> = {}, taxonomy: Taxonomy = small): string[] =>
  tag
    .run(anArticle({ text, ...said }), { taxonomy })
    .mentions.filter((mention) => mention.kind === 'location')
    .map(describe)

export const actors = (text: string, said: Partial<Article> = {}, taxonomy: Taxonomy = small): string[] =>
  tag
    .run(anArticle({ text, ...said }), { taxonomy })
    .mentions.filter((mention) => mention.kind === 'actor')
    .map(describe)

function describe(mention: Mention): string {
  const id = mention.kind === 'actor' ? mention.actorId : mention.locationId
  const use = mention.kind === 'location' && mention.use !== 'place' ? ` (${mention.use})` : ''
  return `${mention.text}: ${id ?? `?${mention.method}`}${use}`
}
