/** Why bytes that answered at a feed's address are no feed. */
export const notAFeedReasons = {
  empty: 'the answer is empty',
  'web-page': 'a web page answers, not a feed',
  'block-page': 'a page that checks the browser answers, not a feed',
  'other-json': 'the answer is JSON, but not a JSON Feed',
  'other-xml': 'the answer is XML, but not a feed',
  'plain-text': 'the answer is text, but not a feed',
  binary: 'the answer is neither text nor a feed',
  'too-large': 'the feed is larger than the limit',
  'too-complex': 'the feed holds more elements than any feed needs',
  'entity-bomb': 'the feed declares entities that expand without measure',
} as const

export type NotAFeedReason = keyof typeof notAFeedReasons

/** The bytes are not a feed, or not one that may be read. `message` is a sentence for people. */
export class NotAFeedError extends Error {
  override readonly name = 'NotAFeedError'
  readonly reason: NotAFeedReason
  constructor(reason: NotAFeedReason, detail: string | null = null) {
    super(detail === null ? notAFeedReasons[reason] : `${notAFeedReasons[reason]}: ${detail}`)
    this.reason = reason
  }
}
