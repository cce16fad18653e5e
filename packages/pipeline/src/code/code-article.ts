import type { Article } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { tag } from '../tag/tag.js'
import { type CodedTaggedArticle, code } from './code.js'

/** Tags and codes an article: what `wirewatch code` does with every line. */
export function codeArticle(article: Article, taxonomy: Taxonomy): CodedTaggedArticle {
  return code.run(tag.run(article, { taxonomy }), { taxonomy })
}
