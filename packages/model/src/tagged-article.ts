import type { Article } from './article.js'
import type { Mention } from './mention.js'

/** An article whose actors and places are marked. Mentions stand in the order of the text and never overlap. */
export interface TaggedArticle extends Article {
  readonly mentions: readonly Mention[]
  /** Mentions in the title; their offsets count positions of the title. */
  readonly titleMentions: readonly Mention[]
  readonly taxonomyVersion: string
}
