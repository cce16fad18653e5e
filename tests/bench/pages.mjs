import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { heavyPages } from './heavy-pages.mjs'
import { keepResult, median, printMachine, printTable } from './measure.mjs'

/** What reading pages costs in `wirewatch extract`: `npm run bench:pages [-- PAGES]`. CPU time, start-up included. */
const [count = 400] = process.argv.slice(2).map(Number)
const leastPerSecond = 60
const mostMiB = 350
const rounds = 3

const lines = heavyPages(count).map((page) => `${JSON.stringify(page)}\n`)
const kB = lines.reduce((sum, line) => sum + line.length, 0) / count / 1000
const runs = []
for (let round = 0; round < rounds; round++) runs.push(await extractAll())
const perSecond = count / median(runs.map(({ cpuSeconds }) => cpuSeconds))
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
    ['peak memory, MiB', peakMiB.toFixed(0), `at most ${mostMiB}`, peakMiB > mostMiB ? 'missed' : ''],
  ],
)
keepResult('pages', { count, kB, leastPerSecond, mostMiB, perSecond, peakMiB, runs })

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
