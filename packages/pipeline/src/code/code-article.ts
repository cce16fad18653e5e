import type { Article } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { tagArticle } from '../tag/tag.js'
import { type CodedTaggedArticle, codeTagged } from './code.js'

/** Tags and codes an article: what `wirewatch code` does with every line. */
export function codeArticle(article: Article, taxonomy: Taxonomy): CodedTaggedArticle {
  const tagged = tagArticle(article, { taxonomy })
  return { ...tagged, ...codeTagged(tagged, taxonomy) }
}
