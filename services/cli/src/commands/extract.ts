import type { Readable, Writable } from 'node:stream'
import { largestPage } from '@wirewatch/pipeline/extract/extract.js'
import { readPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { whyNotAnArticle } from '@wirewatch/pipeline/extract/why-not-an-article.js'
import { decodeText } from '@wirewatch/pipeline/poll/decide-charset.js'
import { loadPageWords, type PageWords } from '@wirewatch/taxonomy/page-words.js'
import { isBadLine, linesOf, parseLine, textOf, writeText } from '../json-lines.js'
import { assertPiped, readNamed } from '../read-named.js'

/** One page, at its address or in a file, in; one JSON object out. */
export async function extract(what: string, output: Writable): Promise<void> {
  const { bytes, url, contentType } = await readNamed(what, 'page')
  const { text } = decodeText(bytes, contentType)
  await writeText(output, `${JSON.stringify({ id: what, ...extracted(text, url, loadPageWords()) })}\n`)
}

/** Pages as JSON lines in, their readable text out, in order. Returns how many lines could not be read. */
export async function extractLines(input: Readable, output: Writable): Promise<number> {
  if (input === process.stdin) assertPiped()
  const pageWords = loadPageWords()
  let failures = 0
  for await (const line of linesOf(input)) {
    const answer = extractLine(line, pageWords)
    if ('error' in answer) failures += 1
    await writeText(output, `${JSON.stringify(answer)}\n`)
  }
  return failures
}

function extractLine(line: string, pageWords: PageWords): Record<string, unknown> {
  const request = parseLine(line)
  if (isBadLine(request)) return { ...request }
  const id = textOf(request.id)
  if (typeof request.html !== 'string') return { id, error: 'html is missing' }
  if (Buffer.byteLength(request.html) > largestPage) return { id, error: `larger than ${largestPage / 1_000_000} MB` }
  const url = textOf(request.url)
  return { id, ...extracted(request.html, url, pageWords) }
}

function extracted(html: string, url: string | null, pageWords: PageWords): Record<string, unknown> {
  const read = readPage(html, url, pageWords)
  const { title, text, author, publishedAt, modifiedAt, language, canonicalUrl } = read.page
  const drop = whyNotAnArticle(read, url, pageWords)
  return { title, text, author, publishedAt, modifiedAt, language, canonicalUrl, drop }
}
