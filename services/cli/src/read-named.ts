import { largestPage } from '@wirewatch/pipeline/extract/extract.js'
import { largestFeed } from '@wirewatch/pipeline/poll/read-feed.js'
import { Failure } from './failure.js'
import type { NamedBytes } from './named-bytes.js'
import { openFile } from './open-file.js'

/** What stands at an address, in a file, or on standard input for `-`. Throws `Failure` where it is not to be had. */
export async function readNamed(what: string, purpose: 'feed' | 'page'): Promise<NamedBytes> {
  // The client brings all of the service with it: who reads a pipe does not wait for that.
  if (/^https?:\/\//i.test(what)) return (await import('./fetch-named.js')).fetchNamed(what, purpose)
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(what)) throw new Failure(`${what}: only http and https addresses are fetched.`)
  if (what === '-') assertPiped()
  const largest = purpose === 'feed' ? largestFeed : largestPage
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of openFile(what)) {
    length += chunk.length
    if (length > largest) throw new Failure(`${what} is larger than ${Math.floor(largest / 1_000_000)} MB.`)
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), url: null, contentType: null, contentLocation: null, contentLanguage: null }
}

/** Throws `Failure` where standard input is a person at a keyboard, who would wait for an answer. */
export function assertPiped(): void {
  if (process.stdin.isTTY) throw new Failure('Name an address or a file, or pipe something in. --help has examples.')
}
