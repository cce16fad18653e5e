import { Parser } from 'htmlparser2'
import { decodeText } from '../poll/decide-charset.js'

/** A feed that an OPML file names. */
export interface OpmlFeed {
  readonly url: string
  readonly title: string | null
  readonly homepage: string | null
  /** BCP 47. */
  readonly language: string | null
}

export interface OpmlDocument {
  /** Each address once, in the order of the file. */
  readonly feeds: readonly OpmlFeed[]
  /** Outlines that name a feed and give no address that can be asked. */
  readonly refused: readonly { readonly title: string | null; readonly url: string }[]
  /** The file ends in the middle. */
  readonly isCut: boolean
}

/** The bytes are no OPML. `message` is a sentence for people. */
export class NotOpmlError extends Error {
  override readonly name = 'NotOpmlError'
}

/** The most that is read of one file, in bytes, and the most feeds. */
export const largestOpml = 20 * 1024 * 1024
const mostFeeds = 20_000
/** The parser's own cost grows with the depth. */
const deepest = 2_000
const chunkLength = 65_536

/** Reads the feeds of an OPML file, however its outlines are nested. Entities that it declares are not expanded. Throws `NotOpmlError`. */
export function readOpml(bytes: Uint8Array): OpmlDocument {
  if (bytes.byteLength > largestOpml) throw new NotOpmlError(`the file is larger than ${largestOpml} bytes`)
  const { text } = decodeText(bytes, null)
  const reader = new OutlineReader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name, isImplied) => reader.close(name, isImplied),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  for (let at = 0; at < text.length; at += chunkLength) {
    parser.write(text.slice(at, at + chunkLength))
    if (reader.depth > deepest) throw new NotOpmlError(`its outlines are nested more than ${deepest} deep`)
  }
  parser.end()
  if (!reader.isOpml) throw new NotOpmlError('the file holds no <opml>: is it another kind of file?')
  if (reader.feeds.size > mostFeeds) throw new NotOpmlError(`the file names more than ${mostFeeds} feeds`)
  return { feeds: [...reader.feeds.values()], refused: reader.refused, isCut: !reader.isClosed }
}

class OutlineReader {
  readonly feeds = new Map<string, OpmlFeed>()
  readonly refused: { title: string | null; url: string }[] = []
  isOpml = false
  isClosed = false
  depth = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1
    if (name === 'opml') this.isOpml = true
    if (name !== 'outline') return
    const written = feedAddress(attributes)
    if (written === null || this.feeds.size > mostFeeds) return
    const title = textOf(attributes.title) ?? textOf(attributes.text)
    const url = webAddress(written)
    if (url === null) this.refused.push({ title, url: written.slice(0, 300) })
    else if (!this.feeds.has(url))
      this.feeds.set(url, {
        url,
        title,
        homepage: webAddress(attributes.htmlurl ?? ''),
        language: languageOf(attributes.language),
      })
  }

  close(name: string, isImplied: boolean): void {
    this.depth -= 1
    if (name === 'opml' && !isImplied) this.isClosed = true
  }
}

/** Some writers put the address into `url` and say in `type` what it is. */
function feedAddress({ xmlurl, url, type }: Readonly<Record<string, string>>): string | null {
  if (xmlurl !== undefined) return textOf(xmlurl)
  return /^(?:rss|atom|feed|rdf)/i.test(type ?? '') ? textOf(url) : null
}

/** `feed://` and `feed:https://` are how readers once marked feeds. */
function webAddress(written: string): string | null {
  const address = written
    .trim()
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://')
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? new URL(address).href : null
}

const textOf = (value: string | undefined): string | null => value?.replace(/\s+/g, ' ').trim().slice(0, 200) || null

const languageOf = (value: string | undefined): string | null => {
  const written = value?.trim() ?? ''
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(written) ? written : null
}
