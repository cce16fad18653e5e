import { codeArticle } from '@wirewatch/pipeline/code/code-article.js'
import type { CodedText, KeptArticle, MentionsOfText } from '@wirewatch/store'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { codedTextOf } from '../read/coded-text.js'

/** What a text gives, read with the taxonomy and the rules of today. */
export interface Reading {
  readonly mentions: MentionsOfText
  readonly coded: CodedText
}

/** Tags and codes a kept text again. */
export function readAgain(article: KeptArticle, taxonomy: Taxonomy): Reading {
  const coded = codeArticle(article, taxonomy)
  return {
    mentions: { ...coded, articleVersionId: article.articleVersionId },
    coded: codedTextOf(article, coded),
  }
}
