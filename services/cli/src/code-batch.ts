import type { IncidentReport, TaggedArticle } from '@wirewatch/model'
import { type CodedTaggedArticle, code } from '@wirewatch/pipeline/code/code.js'
import { type ContractLine, toContractLine } from '@wirewatch/pipeline/code/contract-line.js'
import { incidentReportsOf } from '@wirewatch/pipeline/resolve/incident-reports-of.js'
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { articleOfLine } from './article-of-line.js'
import { type BadLine, isBadLine, parseLine } from './json-lines.js'

/** A batch of input lines, and the number of the first. */
export interface LineBatch {
  readonly first: number
  readonly lines: readonly string[]
}

/** What a batch gives: the lines to print, as JSON, and how many of them say that they could not be coded. */
export interface CodedBatch {
  readonly text: string
  readonly failures: number
}

/** What one line of input gives: the line to print, and the reports that resolving needs. */
export interface CodedLine {
  readonly line: ContractLine | BadLine
  readonly reports: readonly IncidentReport[]
}

/** Codes a batch of JSON lines. Never throws: whatever goes wrong with a line is said in its answer. */
export function codeBatch(batch: LineBatch, taxonomy: Taxonomy): CodedBatch {
  const lines = codedArticles(batch, taxonomy).map((coded) => (isBadLine(coded) ? coded : coded.line))
  return {
    text: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    failures: lines.filter(isBadLine).length,
  }
}

/** The same, with the reports of each line. */
export function codeForResolving(batch: LineBatch, taxonomy: Taxonomy): CodedLine[] {
  return codedArticles(batch, taxonomy).map((coded, index) => {
    if (isBadLine(coded)) return { line: coded, reports: [] }
    const number = batch.first + index
    // The id is the caller's and may repeat; the number of the line does not.
    const named = { ...coded.article, id: String(number), url: null }
    const origin = originOf(coded.article.url, number)
    return { line: coded.line, reports: incidentReportsOf(named, origin, unknownTime) }
  })
}

/** Where an article bears no date, reports are ordered as if it had appeared then. */
const unknownTime = '1970-01-01T00:00:00Z'

interface CodedArticleLine {
  readonly article: CodedTaggedArticle
  readonly line: ContractLine
}

/** All are tagged before the first is coded: each stage then finds what it knows in the processor's cache. */
function codedArticles({ lines }: LineBatch, taxonomy: Taxonomy): (CodedArticleLine | BadLine)[] {
  const tagged = lines.map((line) => {
    const article = articleOfLine(parseLine(line))
    return isBadLine(article) ? article : unlessItFails(article.id, () => tag.run(article, { taxonomy }))
  })
  return tagged.map((article) => (isBadLine(article) ? article : codedLine(article, taxonomy)))
}

function codedLine(article: TaggedArticle, taxonomy: Taxonomy): CodedArticleLine | BadLine {
  return unlessItFails(article.id, () => {
    const coded = code.run(article, { taxonomy })
    return { article: coded, line: toContractLine(coded, taxonomy) }
  })
}

function unlessItFails<Result>(id: string, work: () => Result): Result | BadLine {
  try {
    return work()
  } catch (error) {
    return { id, error: `cannot be coded: ${messageOf(error)}` }
  }
}

/** Pages of one site count as one origin. */
function originOf(url: string | null, number: number): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : `line ${number}`
}
