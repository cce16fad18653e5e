import { sampleOutlets } from '@wirewatch/sample-outlets'

const wordsEach = 600

/** Articles of 600 words, made of what the sample outlets print: dense with incidents, and the same in every run. */
export function longArticles() {
  const entries = sampleOutlets.flatMap(({ zone, entries: printed }) => printed.map((entry) => ({ ...entry, zone })))
  const articles = []
  let words = []
  for (let at = 0; at < 3 * entries.length; at++) {
    const { title, published, zone, paragraphs } = entries[(at * step) % entries.length]
    words.push(...paragraphs.join('\n\n').split(/(?<=\s)(?=\S)/), '\n\n')
    if (words.length < wordsEach) continue
    articles.push(articleOf(articles.length, title, published, zone, words.slice(0, wordsEach).join('').trim()))
    words = []
  }
  return articles
}

/** Prime to the number of entries of any outlet, so that neighbours are of different outlets. */
const step = 37

const articleOf = (index, title, publishedAt, zone, text) => ({
  id: String(index),
  url: null,
  title,
  text,
  author: null,
  language: 'en',
  publishedAt,
  zone,
  sourceCountry: null,
})
