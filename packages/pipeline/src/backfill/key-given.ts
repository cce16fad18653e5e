import { createHash } from 'node:crypto'
import type { GivenArticle } from './given-article.js'
import { addressOf } from './read-given.js'

/** Names an article that was handed over: the same address with the same words has the same key, whenever it is handed over. */
export function keyOfGiven(article: GivenArticle): string {
  const { title, body } = article
  const words = body.kind === 'text' ? body.text : body.html
  return createHash('sha256')
    .update([addressOf(article) ?? '', title ?? '', words].join('\n'))
    .digest('hex')
    .slice(0, 32)
}
