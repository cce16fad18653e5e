import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeGrowth } from '../builders/time-growth.js'
import { readers } from './readers.js'
import { spoiled } from './spoil.js'

/** `FUZZ_TIMES=20 FUZZ_SEED=$RANDOM` looks further than continuous integration does. */
const times = Number(process.env.FUZZ_TIMES ?? 1)
const seed = Number(process.env.FUZZ_SEED ?? 20_260_301)

/** What comes out may be longer than what went in (escapes, addresses made absolute), never without measure. */
const mostOut = (bytes: Uint8Array): number => 40 * bytes.byteLength + 20_000

test('continuous integration reads twenty thousand spoiled documents at least', () => {
  expect(readers.reduce((sum, { runs }) => sum + runs, 0)).toBeGreaterThanOrEqual(20_000)
})

test.each(readers)(
  '$name: whatever is done to a document, it is read or refused as promised',
  {
    timeout: 600_000,
  },
  async ({ grammar, read, runs }) => {
    await fc.assert(
      fc.asyncProperty(spoiled(grammar.document, grammar.pieces), async (bytes) => {
        const out = JSON.stringify((await read(bytes)) ?? null)
        expect(out.length).toBeLessThanOrEqual(mostOut(bytes))
      }),
      { numRuns: runs * times, seed },
    )
  },
)

/** Inputs that failed once, and such as readers of their format are known to fail at; in a folder for each reader. */
const corpus = readers.flatMap((reader) => {
  const folder = new URL(`corpus/${reader.name.replace(' ', '-')}/`, import.meta.url)
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.map((name) => ({
    ...reader,
    what: `${reader.name}/${name}`,
    bytes: readFileSync(new URL(name, folder)),
  }))
})

test('every reader has inputs that are known to be hard', () => {
  const without = readers.filter(({ name }) => !corpus.some((input) => input.name === name))
  expect(without.map(({ name }) => name)).toEqual([])
})

test.each(corpus)('what is known to be hard is read or refused as promised: $what', async ({ read, bytes }) => {
  const out = JSON.stringify((await read(bytes)) ?? null)
  expect(out.length).toBeLessThanOrEqual(mostOut(bytes))
})

/** Of one process that has read them all, most of it what the readers and their knowledge take. */
const mostMiB = 2048

test('whatever was read, it took no more than so much memory', () => {
  expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(mostMiB)
})

const longBytes = 64_000
/** What is read within this is linear enough; only beyond it is growth to be told from noise. */
const atOnceMicros = 50_000
/** Of eight times as many bytes: linear is 8, quadratic 64. */
const mostGrowth = 24

test.each(readers)(
  '$name: of every piece that means something to the parser, again and again, time grows as length does',
  { timeout: 600_000 },
  async ({ grammar, read }) => {
    const slow: string[] = []
    for (const piece of grammar.pieces) {
      const repeated = (bytes: number) => Buffer.from(piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece))))
      if ((await cpuMicros(() => read(repeated(longBytes)))) < atOnceMicros) continue
      const growth = await timeGrowth((bytes) => read(repeated(bytes)), longBytes / 8)
      if (growth > mostGrowth)
        slow.push(`${JSON.stringify(piece)}: ${growth.toFixed(0)} times as long for 8 times as much`)
    }
    expect(slow).toEqual([])
  },
)

async function cpuMicros(task: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
