import { line } from '@wirewatch/pipeline'
import type { CodedText, KeptArticle, MentionsOfText } from '@wirewatch/store'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { codedTextOf } from '../coded-text.js'

/** What a text gives, read with the taxonomy and the rules of today. */
export interface Reading {
  readonly mentions: MentionsOfText
  readonly coded: CodedText
}

/** Tags and codes a kept text again. */
export function readAgain(article: KeptArticle, taxonomy: Taxonomy): Reading {
  const tagged = line.tag.run(article, { taxonomy })
  const coded = line.code.run(tagged, { taxonomy })
  return {
    mentions: { ...tagged, articleVersionId: article.articleVersionId },
    coded: codedTextOf(article, tagged, coded),
  }
}
