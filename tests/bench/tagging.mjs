#!/usr/bin/env node
// What it costs to find names, to load many of them, and to tag an article of 600 words.
//   npm run bench:tagging
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { longArticles } from './long-articles.mjs'
import { atMost, keepResult, measureInTurn, median, printMachine, printTable } from './measure.mjs'
import { measureLoad, measureScans } from './names-cost.mjs'

const loadsMeasured = 5

const taxonomy = loadTaxonomy()
const articles = longArticles()
const scans = measureScans()
const loads = Array.from({ length: loadsMeasured }, measureLoad)
const load = {
  names: loads[0].names,
  milliseconds: median(loads.map(({ took }) => took)),
  leastMilliseconds: Math.min(...loads.map(({ took }) => took)),
  megabytes: median(loads.map(({ megabytes }) => megabytes)),
}
const tags = measureInTurn(
  [
    { name: 'finding the names', run: () => articles.map(({ text }) => taxonomy.names.find(text)) },
    { name: 'the whole stage', run: () => articles.map((article) => tag.run(article, { taxonomy })) },
  ].map((task) => ({ ...task, items: articles.length })),
  { rounds: 40, warmUp: 20 },
)

const mentions = articles.reduce((sum, article) => sum + tag.run(article, { taxonomy }).mentions.length, 0)
const [bare, thousand, tenThousand, fiftyThousand] = scans

printMachine()
printTable(
  'finding names in an article of 600 words (goal: 4 × at 10,000; 50,000 at most 2.5 × 1,000)',
  ['names', 'µs CPU', 'least', '× bare scan', '× 1,000 names'],
  scans.map(({ name, micros, least }) => [
    name,
    micros.toFixed(1),
    least.toFixed(1),
    (micros / bare.micros).toFixed(2),
    (micros / thousand.micros).toFixed(2),
  ]),
)
printTable(
  `loading a region, ${loadsMeasured} processes (goal: 1,500 ms, 100 MB)`,
  ['names', 'ms CPU', 'least', 'MB more'],
  [[load.names.toLocaleString('en'), ...[load.milliseconds, load.leastMilliseconds, load.megabytes].map(Math.round)]],
)
printTable(
  `tagging: ${(mentions / articles.length).toFixed(0)} mentions an article, ${taxonomy.names.size.toLocaleString('en')} names`,
  ['', 'µs CPU', 'least'],
  tags.map(({ name, micros, least }) => [name, micros.toFixed(0), least.toFixed(0)]),
)
keepResult('tagging', {
  verdicts: [
    atMost('finding 10,000 names', 'a bare fold-and-boundary scan', 4, tenThousand.micros / bare.micros, '×'),
    atMost('finding 50,000 names', 'the same with 1,000', 2.5, fiftyThousand.micros / thousand.micros, '×'),
    atMost('loading a region: CPU', '–', 1500, load.milliseconds, 'ms'),
    atMost('loading a region: memory', '–', 100, load.megabytes, 'MB'),
  ],
  scans,
  load,
  tags,
})
