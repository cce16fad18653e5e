import { refusalReasons } from '@wirewatch/pipeline/backfill/given-article.js'
import type { ImportTally } from '@wirewatch/runner'

/** What an import came to, in a few lines. */
export function importSummary({ read, fresh, known, refused, ended, waiting }: ImportTally, seconds: number): string {
  const refusals = Object.entries(refused)
  const lines = [
    `read      ${read} in ${seconds.toFixed(1)} s, ${Math.round(read / seconds)} a second`,
    `new       ${fresh}${fresh === 0 ? '' : `: ${countsOf(Object.entries(ended))}`}`,
    `known     ${known}`,
    `refused   ${refusals.reduce((sum, [, count]) => sum + count, 0)}${refusals.length === 0 ? '' : `: ${countsOf(refusals.map(([reason, count]) => [explained(reason), count]))}`}`,
  ]
  if (waiting > 0)
    lines.push(`waiting   ${waiting} failed and wait for another try: run it again, or leave them to the service`)
  return lines.join('\n')
}

const countsOf = (counts: readonly (readonly [what: string, count: number])[]): string =>
  counts
    .toSorted(([, a], [, b]) => b - a)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')

const explained = (reason: string): string =>
  Object.entries(refusalReasons).find(([name]) => name === reason)?.[1] ?? reason
