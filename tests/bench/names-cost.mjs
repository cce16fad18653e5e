import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileNames } from '@wirewatch/taxonomy'
import { bareScan } from './bare-scan.mjs'
import { articlesNaming, inventedNames } from './many-names.mjs'
import { measureInTurn } from './measure.mjs'

const COUNTS = [1_000, 10_000, 50_000]
const smallRegion = join(import.meta.dirname, '..', 'fixtures', 'taxonomy', 'small')

/** What a scan of an article costs: bare, and for a thousand, ten thousand, fifty thousand names, in this order. */
export function measureScans() {
  const names = inventedNames(Math.max(...COUNTS))
  const articles = articlesNaming(names.slice(0, Math.min(...COUNTS)))
  const overAll = (name, scan) => ({
    name,
    items: articles.length,
    run: () => {
      for (const article of articles) scan(article)
    },
  })
  const scans = COUNTS.map((count) => overAll(count.toLocaleString('en'), indexOf(names.slice(0, count)).find))
  return measureInTurn([overAll('none: fold and bound only', bareScan), ...scans], { rounds: 40, warmUp: 10 })
}

const indexOf = (names) =>
  compileNames(
    names.map((text, index) => ({
      text,
      exact: false,
      use: { kind: 'location', id: String(index), alias: 'spelling', needs: null, from: null, to: null },
    })),
  )

/** How a region of fifty thousand names loads, in a process of its own: names, milliseconds of CPU time, megabytes resident more. */
export function measureLoad() {
  const folder = writeLargeRegion()
  const program = `
    import { loadTaxonomy } from '@wirewatch/taxonomy'
    loadTaxonomy({ dataDir: ${JSON.stringify(smallRegion)} })
    const memory = process.memoryUsage().rss
    const before = process.cpuUsage()
    const { names } = loadTaxonomy({ dataDir: ${JSON.stringify(folder)} })
    const { user, system } = process.cpuUsage(before)
    const took = (user + system) / 1000
    console.log(JSON.stringify({ names: names.size, took, megabytes: (process.memoryUsage().rss - memory) / 1e6 }))`
  const printed = execFileSync('node', ['--input-type=module', '-e', program], { cwd: import.meta.dirname })
  rmSync(folder, { recursive: true })
  return JSON.parse(printed.toString())
}

/** 24,500 villages with two names each; the language brings the rest. */
function writeLargeRegion() {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-large-'))
  const names = inventedNames(49_000)
  const rows = Array.from({ length: 24_500 }, (_, index) => {
    const at = `lat: ${30 + (index % 900) / 1000}, lon: ${70 + (index % 700) / 1000}`
    const called = `name: ${names[2 * index]}, kind: village, parent: PK-XX.x, ${at}, aliases: [${names[2 * index + 1]}]`
    return `- { id: PK-XX.x.v${index}, ${called} }`
  })
  const above = [
    '- { id: PK-XX, name: Torani Province, kind: admin1, parent: PK, lat: 30.5, lon: 70.3 }',
    '- { id: PK-XX.x, name: Torani District, kind: admin2, parent: PK-XX, lat: 30.5, lon: 70.3 }',
  ]
  mkdirSync(join(folder, 'locations'))
  writeFileSync(join(folder, 'region.yaml'), 'id: large\nname: Large\nversion: 0.1.0\nlanguage: en\ncountries: [PK]\n')
  writeFileSync(join(folder, 'locations', 'all.yaml'), `${[...above, ...rows].join('\n')}\n`)
  return folder
}
