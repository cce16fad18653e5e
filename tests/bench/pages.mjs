import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { loadPageWords } from '@wirewatch/taxonomy'
import { Parser } from 'htmlparser2'
import { heavyPages } from './heavy-pages.mjs'
import { atLeast, atMost, keepResult, measureInTurn, median, printMachine, printTable } from './measure.mjs'

/**
 * What reading pages costs, in `wirewatch extract` with its start-up and beside one pass over the events of the markup:
 * `npm run bench:pages [-- PAGES]`. CPU time.
 */
const [count = 400] = process.argv.slice(2).map(Number)
const leastPerSecond = 60
const mostMiB = 350
const rounds = 3
const mostPasses = 20

const words = loadPageWords()
const pages = heavyPages(count)
const lines = pages.map((page) => `${JSON.stringify(page)}\n`)
const kB = lines.reduce((sum, line) => sum + line.length, 0) / count / 1000
const runs = []
for (let round = 0; round < rounds; round++) runs.push(await extractAll())
const perSecond = count / median(runs.map(({ cpuSeconds }) => cpuSeconds))
const [pass, article] = measureInTurn(
  [
    { name: 'one event pass', items: count, run: () => forAllPages(eventPass) },
    { name: 'page to article', items: count, run: () => forAllPages(({ html, url }) => extractPage(html, url, words)) },
  ],
  { rounds: 5, warmUp: 1 },
)
const passes = article.micros / pass.micros
const peakMiB = Math.max(...runs.map((run) => run.peakMiB))

printMachine()
printTable(
  `${count} pages of ${kB.toFixed(0)} kB on average in \`wirewatch extract\` (median of ${rounds})`,
  ['', 'measured', 'goal', ''],
  [
    [
      'pages a second of CPU',
      perSecond.toFixed(0),
      `at least ${leastPerSecond}`,
      perSecond < leastPerSecond ? 'missed' : '',
    ],
    [
      '× one event pass of htmlparser2',
      passes.toFixed(1),
      `at most ${mostPasses}`,
      passes > mostPasses ? 'missed' : '',
    ],
    ['peak memory, MiB', peakMiB.toFixed(0), `at most ${mostMiB}`, peakMiB > mostMiB ? 'missed' : ''],
  ],
)
const verdicts = [
  atMost('page to article', 'one event pass of htmlparser2', mostPasses, passes, '×'),
  atLeast('`wirewatch extract`, of one core', '–', leastPerSecond, perSecond, 'pages/s'),
  atMost('`wirewatch extract`: peak memory', '–', mostMiB, peakMiB, 'MiB'),
]
keepResult('pages', { verdicts, pass, article, count, kB, leastPerSecond, mostMiB, perSecond, peakMiB, runs })

function forAllPages(work) {
  for (const page of pages) work(page)
}

/** What hears of every event and does nothing: no parser's answer costs less. */
function eventPass({ html }) {
  const ignore = () => {}
  const parser = new Parser({ onopentag: ignore, ontext: ignore, onclosetag: ignore, oncomment: ignore })
  parser.end(html)
}

function extractAll() {
  const command = fileURLToPath(new URL('../../services/cli/bin/wirewatch.mjs', import.meta.url))
  const usage = new URL('tell-usage.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--import', usage, command, 'extract'], { stdio: ['pipe', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', (part) => {
    told += part
  })
  for (const line of lines) child.stdin.write(line)
  child.stdin.end()
  return new Promise((resolve, reject) => {
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(told.trim().split('\n').at(-1))) : reject(new Error(told)),
    )
  })
}
