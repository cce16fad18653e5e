import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
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

/** Inputs that failed once, in a folder for each reader. */
const corpus = readers.flatMap((reader) => {
  const folder = new URL(`corpus/${reader.name.replace(' ', '-')}/`, import.meta.url)
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.map((name) => ({
    ...reader,
    what: `${reader.name}/${name}`,
    bytes: readFileSync(new URL(name, folder)),
  }))
})

test.each(corpus)('what failed once is read or refused as promised: $what', async ({ read, bytes }) => {
  const out = JSON.stringify((await read(bytes)) ?? null)
  expect(out.length).toBeLessThanOrEqual(mostOut(bytes))
})
