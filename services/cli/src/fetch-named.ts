import { createFetchUrl } from '@wirewatch/runner'
import { explainRefusal } from '@wirewatch/runner/poll/ask-feed.js'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { loadPageWords } from '@wirewatch/taxonomy/page-words.js'
import { configOf } from './database.js'
import { Failure } from './failure.js'
import type { NamedBytes } from './named-bytes.js'

/** What stands at an address, asked for as the service would. Throws `Failure` where it is not to be had. */
export async function fetchNamed(url: string, purpose: 'feed' | 'page'): Promise<NamedBytes> {
  const { contact, allowLoopback } = configOf({})
  const client = createFetchUrl({ contact, allowLoopback })
  try {
    const answer = await client.fetchUrl({ url, purpose, etag: null, lastModified: null })
    if (answer.status !== 200) throw new Failure(`${url} answers: ${explainRefusal(answer, loadPageWords())}`)
    const { body, url: answered, contentType, contentLocation, contentLanguage } = answer
    return { bytes: Buffer.from(body), url: answered, contentType, contentLocation, contentLanguage }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`${url} could not be read: ${messageOf(error)}`)
  } finally {
    await client.close()
  }
}
