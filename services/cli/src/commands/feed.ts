import type { Readable, Writable } from 'node:stream'
import { readFeed } from '@wirewatch/pipeline/poll/read-feed.js'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { loadPageWords, type PageWords } from '@wirewatch/taxonomy/page-words.js'
import { Failure } from '../failure.js'
import { isBadLine, linesOf, parseLine, textOf, writeText } from '../json-lines.js'
import { readNamed } from '../read-named.js'

/** One feed in, one JSON object out. The address and the content type of standard input may come from the environment. */
export async function feed(what: string, output: Writable, environment: NodeJS.ProcessEnv): Promise<void> {
  const { bytes, ...said } = await readNamed(what, 'feed')
  const hints = {
    ...said,
    url: said.url ?? environment.FEED_URL ?? null,
    contentType: said.contentType ?? environment.FEED_CONTENT_TYPE ?? null,
  }
  const parsed = await readFeed(bytes, hints, loadPageWords()).catch((error: unknown) => {
    throw new Failure(`${what === '-' ? 'The input' : what} cannot be read as a feed: ${messageOf(error)}`)
  })
  await writeText(output, `${JSON.stringify(parsed)}\n`)
}

/** Many feeds, one line each, in a process that stays. Returns how many lines could not be read. */
export async function feedLines(input: Readable, output: Writable): Promise<number> {
  const words = loadPageWords()
  let failures = 0
  for await (const line of linesOf(input)) {
    const answer = await feedLine(line, words)
    if ('error' in answer) failures += 1
    await writeText(output, `${JSON.stringify(answer)}\n`)
  }
  return failures
}

async function feedLine(line: string, words: PageWords): Promise<Record<string, unknown>> {
  const request = parseLine(line)
  if (isBadLine(request)) return { ...request }
  const id = textOf(request.id)
  if (typeof request.bodyBase64 !== 'string') return { id, error: 'bodyBase64 is missing' }
  try {
    const hints = {
      url: textOf(request.url),
      contentType: textOf(request.contentType),
      contentLocation: textOf(request.contentLocation),
      contentLanguage: textOf(request.contentLanguage),
    }
    const { feed, entries } = await readFeed(Buffer.from(request.bodyBase64, 'base64'), hints, words)
    return { id, feed, entries }
  } catch (error) {
    return { id, error: messageOf(error) }
  }
}
