import type { Article, CodedEvent } from '@wirewatch/model'
import type { CodedTaggedArticle } from '@wirewatch/pipeline/code/code.js'
import { codeArticle } from '@wirewatch/pipeline/code/code-article.js'
import { loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { anArticle } from './an-article.js'

/** The packaged region: South Asia. */
export const packaged: Taxonomy = loadTaxonomy()

/** What the coder makes of a text. */
export const coded = (text: string, said: Partial<Article> = {}, taxonomy: Taxonomy = packaged): CodedTaggedArticle =>
  codeArticle(anArticle({ text, ...said }), taxonomy)

/** The first incident of a text; fails where there is none. */
export function incident(text: string, said: Partial<Article> = {}, taxonomy: Taxonomy = packaged): CodedEvent {
  const [event] = coded(text, said, taxonomy).events
  if (event === undefined) throw new Error(`no incident in: ${text}`)
  return event
}
