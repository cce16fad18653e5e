import { readdirSync, readFileSync } from 'node:fs'
import { readPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { whyNotAnArticle } from '@wirewatch/pipeline/extract/why-not-an-article.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'
import { seeded } from './invented-texts.js'

const folder = new URL('../../fixtures/pages/', import.meta.url)
const pages = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
const url = 'https://mangled.example/news/1'

type Random = () => number
const within = (random: Random, length: number): number => Math.floor(random() * length)
const cutAt = (html: string, random: Random): [string, string] => {
  const at = within(random, html.length)
  return [html.slice(0, at), html.slice(at)]
}

/** What happens to pages on their way: cut off, doubled, out of order, with tags lost, with pieces of other pages. */
const mishaps: readonly ((html: string, random: Random) => string)[] = [
  (html, random) => cutAt(html, random)[0],
  (html, random) => cutAt(html, random).reverse().join(''),
  (html, random) => html.replace(/<\/[a-z]+>/g, (tag) => (random() < 0.3 ? '' : tag)),
  (html, random) => html.replace(/<[a-z][^>]*>/g, (tag) => (random() < 0.2 ? '' : tag)),
  (html, random) => html.replace(/["'=>]/g, (sign) => (random() < 0.02 ? '' : sign)),
  (html, random) => html.replace(/[{}[\],:]/g, (sign) => (random() < 0.05 ? sign + sign : sign)),
  (html, random) =>
    html.replace(/[a-z]/g, (letter) => (random() < 0.01 ? String.fromCharCode(within(random, 65_536)) : letter)),
  (html, random) => cutAt(html, random).join('<div>'.repeat(within(random, 400))),
  (html, random) => cutAt(html, random).join(cutAt(pages[within(random, pages.length)] ?? '', random)[1]),
  (html, random) => cutAt(html, random).join(html),
]

const mangled = (random: Random): string => {
  let html = pages[within(random, pages.length)] ?? ''
  for (let times = 1 + within(random, 4); times > 0; times--) {
    html = mishaps[within(random, mishaps.length)]?.(html, random) ?? html
  }
  return html
}

test('no page that was mangled on its way makes the reading fail, and nothing is read that was not sent', {
  timeout: 60_000,
}, () => {
  for (let seed = 1; seed <= 150; seed++) {
    const html = mangled(seeded(seed))
    const read = readPage(html, url, pageWords)
    whyNotAnArticle(read, url, pageWords)
    expect(read.page.text.length, `seed ${seed}`).toBeLessThanOrEqual(2 * html.length)
    expect(read.page.text, `seed ${seed}`).not.toMatch(/^\s|\s$|\n{3}/)
  }
})

test('a page of eight times the length takes about eight times as long, whatever it holds', { timeout: 60_000 }, () => {
  const cpuMs = (html: string): number => {
    const before = process.cpuUsage()
    readPage(html, url, pageWords)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  for (let seed = 1; seed <= 3; seed++) {
    const piece = mangled(seeded(seed))
    const once = piece.repeat(Math.ceil(60_000 / (piece.length + 1)))
    const [short, long] = [once, once.repeat(8)].map((html) => Math.min(cpuMs(html), cpuMs(html)))
    // 20 ms either way are the garbage collector's.
    expect(long, `seed ${seed}`).toBeLessThan(24 * ((short ?? 0) + 20))
  }
})
