import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DamagedFileError, openFile } from '@wirewatch/cli/open-file.js'
import { expect, onTestFinished, test } from 'vitest'

const bytes = Buffer.from(randomBytes(150_000).toString('hex'))

test.each([
  ['a plain file', bytes],
  ['a packed one', gzipSync(bytes)],
  ['one packed member by member', Buffer.concat([gzipSync(bytes.subarray(0, 1000)), gzipSync(bytes.subarray(1000))])],
])('%s gives its bytes', async (_what, file) => {
  expect((await read(file)).equals(bytes)).toBe(true)
})

test('an empty file gives nothing', async () => {
  expect(await read(Buffer.alloc(0))).toHaveLength(0)
})

test('a packed file that is cut off gives what stands before the cut', async () => {
  const whole = gzipSync(bytes)
  const found = await read(whole.subarray(0, whole.length / 2))
  expect(found.length).toBeGreaterThan(bytes.length / 3)
  expect(bytes.subarray(0, found.length).equals(found)).toBe(true)
})

test('a packed file that is damaged says so', async () => {
  const packed = Buffer.concat([gzipSync(bytes), Buffer.from('1f8b08ff', 'hex'), randomBytes(400)])
  await expect(read(packed)).rejects.toThrow(DamagedFileError)
})

test('a file that is not there, and a folder, are the user’s mistakes', async () => {
  for (const path of ['/nowhere/at/all.jsonl', tmpdir()])
    await expect(openFile(path).next()).rejects.toMatchObject({ name: 'Failure' })
})

async function read(file: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'file'), file)
  const chunks: Uint8Array[] = []
  for await (const chunk of openFile(join(folder, 'file'))) chunks.push(chunk)
  return Buffer.concat(chunks)
}
