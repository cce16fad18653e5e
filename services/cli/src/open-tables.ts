import { closeSync, openSync, readSync } from 'node:fs'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Failure } from './failure.js'
import { openFile } from './open-file.js'

/** A table of text: a file, or one of the files that a zip archive holds. It can be read several times. */
export interface TextTable {
  /** `PK.zip: PK.txt`. */
  readonly name: string
  readonly bytes: () => AsyncIterable<Uint8Array>
}

/** The tables of a file, packed or not. A readme beside them in an archive is none. Throws `Failure` where it cannot be read. */
export async function openTables(path: string): Promise<readonly TextTable[]> {
  if (path === '-' || !isZip(path)) return [{ name: path, bytes: () => openFile(path) }]
  const entries = await withZip(path, entriesOf)
  const tables = entries.filter(({ fileName }) => /\.(?:txt|tsv|csv)$/i.test(fileName) && !/readme/i.test(fileName))
  if (tables.length === 0) throw new Failure(`${path} holds no table: expected a .txt file in it.`)
  return tables.map(({ fileName }) => ({ name: `${path}: ${fileName}`, bytes: () => readEntry(path, fileName) }))
}

function isZip(path: string): boolean {
  const start = Buffer.alloc(4)
  try {
    const file = openSync(path, 'r')
    readSync(file, start, 0, 4, 0)
    closeSync(file)
  } catch {
    // What cannot be read is said where it is opened.
    return false
  }
  return start.toString('latin1') === 'PK\u0003\u0004'
}

async function* readEntry(path: string, name: string): AsyncGenerator<Uint8Array> {
  const zip = await openZip(path)
  try {
    const entry = (await entriesOf(zip)).find(({ fileName }) => fileName === name)
    if (entry !== undefined) yield* await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw damaged(path, error)
  } finally {
    zip.close()
  }
}

async function withZip<Value>(path: string, work: (zip: ZipFile) => Promise<Value>): Promise<Value> {
  const zip = await openZip(path)
  try {
    return await work(zip)
  } catch (error) {
    throw damaged(path, error)
  } finally {
    zip.close()
  }
}

const damaged = (path: string, error: unknown): Failure => new Failure(`${path} is damaged: ${messageOf(error)}`)

const openZip = (path: string): Promise<ZipFile> =>
  openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw damaged(path, error)
  })

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return entries
}
