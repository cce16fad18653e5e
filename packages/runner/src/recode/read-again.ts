import { line } from '@wirewatch/pipeline'
import type { CodedText, KeptArticle, MentionsOfText } from '@wirewatch/store'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { codedTextOf } from '../coded-text.js'

const [, , tag, code] = line

/** What a text gives, read with the taxonomy and the rules of today. */
export interface Reading {
  readonly mentions: MentionsOfText
  readonly coded: CodedText
}

/** Tags and codes a kept text again. A text without a name is coded too: what it reported before must go. */
export async function readAgain(article: KeptArticle, taxonomy: Taxonomy): Promise<Reading> {
  const outcome = await tag.run(article, { taxonomy })
  const tagged =
    outcome.status === 'passed'
      ? outcome.value
      : { ...article, mentions: [], titleMentions: [], taxonomyVersion: taxonomy.version }
  const coded = await code.run(tagged, { taxonomy })
  if (coded.status === 'dropped') throw new Error(`code: article ${article.id}: ${coded.reason}`)
  return {
    mentions: { ...tagged, articleVersionId: article.articleVersionId },
    coded: codedTextOf(article, tagged, coded.value),
  }
}
