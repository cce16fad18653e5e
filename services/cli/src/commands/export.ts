import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { type AnswerStream, askView, type Reader, viewNames } from '@wirewatch/store'
import { asAnalyst } from '../as-analyst.js'
import { about } from '../export/about.js'
import { type FormatName, formats } from '../export/formats.js'
import { type ExportOptions, type Wish, wishOf } from '../export/wish.js'
import type { Target } from '../export/write-rows.js'
import { Failure } from '../failure.js'

/** Writes a view of `reporting`, all of it as of one moment, and beside a file what its columns mean. */
export async function exportRows(
  view: string | undefined,
  options: ExportOptions & { readonly sample?: boolean },
): Promise<void> {
  const wish = wishOf(view, options)
  await asAnalyst(options, (reader) => writeOut(reader, wish))
}

async function writeOut(reader: Reader, wish: Wish): Promise<void> {
  const answer = await ask(reader, wish)
  if (wish.out === null) {
    await formats[wish.format].write(answer, { path: null, write: (text) => writeTo(process.stdout, text) })
    return
  }
  const rows = await toFile(answer, wish.format, wish.out)
  const aboutFile = `${wish.out}.about.json`
  await rm(aboutFile, { force: true })
  await writeFile(aboutFile, `${JSON.stringify(await about(reader, wish, answer.columns, rows), null, 2)}\n`, {
    flag: 'wx',
  })
  console.log(`${rows} ${rows === 1 ? 'row' : 'rows'} to ${wish.out}; what the columns mean is in ${aboutFile}`)
}

async function ask(reader: Reader, wish: Wish): Promise<AnswerStream> {
  const known = await viewNames(reader)
  if (!known.includes(wish.view)) throw new Failure(`There is no view ${wish.view}. There are: ${known.join(', ')}.`)
  return askView(reader, wish).catch((error: unknown) => {
    throw new Failure(`The database refuses: ${messageOf(error)}`)
  })
}

/** A file is there whole or not at all; a link that stands in its place is replaced, and what it leads to is let be. */
async function toFile(answer: AnswerStream, format: FormatName, out: string): Promise<number> {
  const part = `${out}.part`
  await rm(part, { force: true })
  await writeFile(part, '', { flag: 'wx' }).catch((error: unknown) => {
    throw new Failure(`${out} cannot be written: ${messageOf(error)}`)
  })
  const target = format === 'parquet' ? { path: part, write: async () => {}, end: async () => {} } : textFile(part)
  try {
    const rows = await formats[format].write(answer, target)
    await target.end()
    await rename(part, out)
    return rows
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

function textFile(path: string): Target & { readonly end: () => Promise<void> } {
  const stream = createWriteStream(path)
  // What goes wrong is heard by whoever writes.
  stream.on('error', () => {})
  return {
    path,
    write: (text) => writeTo(stream, text),
    end: () =>
      new Promise((resolve, reject) => stream.end((error?: Error | null) => (error ? reject(error) : resolve()))),
  }
}

/** Waits until the reader has taken what was written before, so that little is held. */
function writeTo(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())))
}
