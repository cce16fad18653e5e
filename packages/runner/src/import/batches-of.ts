import type { GivenArticle } from '@wirewatch/pipeline/backfill/given-article.js'

const articlesPerBatch = 100
/** Characters of one batch: pages are large, and several batches are under way. */
const charactersPerBatch = 4_000_000

/** The articles in the batches that are kept in one transaction. */
export async function* batchesOf(articles: AsyncIterable<GivenArticle>): AsyncGenerator<GivenArticle[]> {
  let batch: GivenArticle[] = []
  let characters = 0
  for await (const article of articles) {
    batch.push(article)
    characters += article.body.kind === 'text' ? article.body.text.length : article.body.html.length
    if (batch.length < articlesPerBatch && characters < charactersPerBatch) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}
