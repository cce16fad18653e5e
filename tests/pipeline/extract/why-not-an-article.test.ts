import { readPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { whyNotAnArticle } from '@wirewatch/pipeline/extract/why-not-an-article.js'
import { describe, expect, test } from 'vitest'

const paragraph =
  'The police of the district said on Monday that nobody had been hurt and that the road would be opened again in the evening.'
const pageOf = (title: string, body = `<p>${paragraph}</p>`, head = ''): string =>
  `<html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${body}</article></body></html>`

const reasonOf = (html: string, url: string): string | null => whyNotAnArticle(readPage(html, url), url)?.reason ?? null

describe('a short report is an article although', () => {
  test.each([
    ['its title begins with a number that servers use', '500 arrested in crackdown on wood thieves'],
    ['access is denied to people in it', 'Access denied to three reporters at border'],
    ['something forbidden is its subject', 'Forbidden trade in falcons goes on in Thar'],
    ['a security check is its subject', 'Security check at airport delays flights by four hours'],
    ['live ammunition is its subject', 'Live-fire drill scares villagers near Jhelum'],
    ['somebody says sorry', 'Sorry state of school wall shown to minister'],
    ['maintenance is its subject', 'Maintenance of dam ends power cuts in Swat'],
    ['cookies are its subject', 'Bakers sell cookies for victims of flood'],
  ])('%s', (_, title) => {
    expect(reasonOf(pageOf(title), 'https://makran.example/news/1')).toBeNull()
  })

  test('a line asks readers to subscribe to a newsletter', () => {
    const html = pageOf(
      'Road opened in the evening',
      `<p>${paragraph}</p><p>Subscribe to our newsletter for the best of the week.</p>`,
    )
    expect(reasonOf(html, 'https://makran.example/news/1')).toBeNull()
  })

  test('it is the chronology of a day', () => {
    const hours = Array.from({ length: 9 }, (_, hour) => `<p>${hour + 8}:15 am: ${paragraph}</p>`).join('')
    expect(reasonOf(pageOf('How the day of the raid went', hours), 'https://makran.example/news/1')).toBeNull()
  })

  test('it carries pictures or a film beside its text', () => {
    const html = pageOf(
      'Flood seen from the air',
      `${'<img src="a.jpg">'.repeat(9)}<iframe src="v"></iframe>${`<p>${paragraph}</p>`.repeat(9)}`,
    )
    expect(reasonOf(html, 'https://makran.example/photos/flood')).toBe('gallery')
    expect(reasonOf(html, 'https://makran.example/news/flood')).toBeNull()
  })
})
