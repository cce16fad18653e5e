import { largestPage } from '../extract/extract.js'
import type { GivenArticle, Refusal } from './given-article.js'
import { pageOfResponse } from './page-of-response.js'
import { readLine } from './read-line.js'
import { readWarc } from './read-warc.js'
import { splitLines } from './split-lines.js'

/** A page with its quotation marks and line breaks escaped is at most twice as long. */
const longestLine = 2 * largestPage

/** The articles of a file of JSON lines, one at a time; what cannot be taken is said in its place. */
export async function* givenOfLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<GivenArticle | Refusal> {
  for await (const { number, text } of splitLines(chunks, longestLine)) {
    if (text === null) yield { at: `line ${number}`, reason: 'too-large', detail: null }
    else yield readLine(text, number)
  }
}

/** The pages of a WARC file, already unpacked, one at a time; what cannot be taken is said in its place. */
export async function* givenOfWarc(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<GivenArticle | Refusal> {
  for await (const record of readWarc(chunks, largestPage)) {
    const page = 'reason' in record ? record : pageOfResponse(record, largestPage)
    if (page !== null) yield page
  }
}
