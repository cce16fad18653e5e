#!/usr/bin/env node
// What tagging and coding an article of 600 words costs, start-up left out.
//   npm run bench:coding
import { code } from '@wirewatch/pipeline/code/code.js'
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { bareScan } from './bare-scan.mjs'
import { longArticles } from './long-articles.mjs'
import { atLeast, atMost, keepResult, measureInTurn, printMachine, printTable } from './measure.mjs'

const taxonomy = loadTaxonomy()
const articles = longArticles()
const tagged = articles.map((article) => tag.run(article, { taxonomy }))
const items = articles.length

const forAll = (list, work) => () => {
  for (const item of list) work(item)
}
/** As `wirewatch code` does it: a batch is tagged before it is coded. */
function inBatches() {
  for (let from = 0; from < articles.length; from += 20) {
    const batch = articles.slice(from, from + 20).map((article) => tag.run(article, { taxonomy }))
    for (const article of batch) code.run(article, { taxonomy })
  }
}

const [scan, tagging, coding, both] = measureInTurn(
  [
    { name: 'bare scan', items, run: forAll(articles, ({ text }) => bareScan(text)) },
    { name: 'tag', items, run: forAll(articles, (article) => tag.run(article, { taxonomy })) },
    { name: 'code', items, run: forAll(tagged, (article) => code.run(article, { taxonomy })) },
    { name: 'tag and code', items, run: inBatches },
  ],
  // The compiler is part of start-up, and at work on hundreds of small functions for the first few thousand articles.
  { rounds: 25, warmUp: 40 },
)

const events = tagged.reduce((sum, article) => sum + code.run(article, { taxonomy }).events.length, 0)
const perSecond = Math.round(1e6 / both.micros)

printMachine()
printTable(
  `coding: ${items} articles of 600 words with ${(events / items).toFixed(1)} incidents each, ${taxonomy.names.size.toLocaleString('en')} names`,
  ['', 'µs CPU', 'least', '× bare scan'],
  [scan, tagging, coding, both].map(({ name, micros, least }) => [
    name,
    micros.toFixed(0),
    least.toFixed(0),
    (micros / scan.micros).toFixed(1),
  ]),
)
console.log(`\n  ${perSecond.toLocaleString('en')} articles a second and core (goal 1,500)`)
const verdicts = [
  atMost('tagging and coding an article', 'a bare fold-and-boundary scan', 40, both.micros / scan.micros, '×'),
  atLeast('tagging and coding, of one core', '–', 1500, perSecond, 'articles/s'),
]
keepResult('coding', {
  verdicts,
  names: taxonomy.names.size,
  articles: items,
  scan,
  tag: tagging,
  code: coding,
  both,
  perSecond,
})
