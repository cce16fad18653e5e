import type { IncidentReport } from '@wirewatch/model'
import { codeArticle } from '@wirewatch/pipeline/code/code-article.js'
import { type ContractLine, toContractLine } from '@wirewatch/pipeline/code/contract-line.js'
import { incidentReportsOf } from '@wirewatch/pipeline/resolve/incident-reports-of.js'
import type { Taxonomy } from '@wirewatch/taxonomy'
import { articleOfLine } from './article-of-line.js'
import { type BadLine, isBadLine, parseLine } from './json-lines.js'

/** What one line of input gives: the line to print, and the reports that resolving needs. */
export interface CodedLine {
  readonly line: ContractLine | BadLine
  readonly reports: readonly IncidentReport[]
}

/** Where an article bears no date, reports are ordered as if it had appeared then. */
const unknownTime = '1970-01-01T00:00:00Z'

/** Codes one JSON line. Never throws: whatever goes wrong with a line is said in its answer. */
export function codeLine(text: string, taxonomy: Taxonomy, number: number): CodedLine {
  const article = articleOfLine(parseLine(text))
  if (isBadLine(article)) return { line: article, reports: [] }
  try {
    const coded = codeArticle(article, taxonomy)
    // The id is the caller's and may repeat; the number of the line does not.
    const named = { ...coded, id: String(number), url: null }
    return {
      line: toContractLine(coded, taxonomy),
      reports: incidentReportsOf(named, coded, originOf(article.url, number), unknownTime),
    }
  } catch (error) {
    return {
      line: { id: article.id, error: `cannot be coded: ${error instanceof Error ? error.message : String(error)}` },
      reports: [],
    }
  }
}

/** Pages of one site count as one origin. */
function originOf(url: string | null, number: number): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : `line ${number}`
}
