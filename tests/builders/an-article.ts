import type { Article } from '@wirewatch/model'

/** An article of which only what matters to a test is said. */
export const anArticle = (said: Partial<Article> = {}): Article => ({
  id: 'article-1',
  url: null,
  title: null,
  text: '',
  author: null,
  language: 'en',
  publishedAt: null,
  zone: null,
  sourceCountry: null,
  ...said,
})
