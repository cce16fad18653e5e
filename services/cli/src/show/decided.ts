import type { Decided, Undone } from '@wirewatch/runner'
import { printable } from './table.js'

/** What a decision changed, an incident a line, and how it is undone. */
export function decidedForReading({ decisionId, incidents }: Decided): string {
  return [...lines(incidents), `Decision ${decisionId}. To undo it: npx wirewatch incidents undo ${decisionId}`].join(
    '\n',
  )
}

/** The same of an undoing. */
export function undoneForReading({ decision, how, incidents }: Undone): string {
  const manner =
    how === 'put-back'
      ? 'everything is as it was before'
      : 'something had come since, so the reports were resolved without it'
  return [
    ...lines(incidents),
    `Decision ${decision.id} (${decision.action}, ${decision.publicId}) is undone: ${manner}.`,
  ].join('\n')
}

function lines(incidents: Decided['incidents']): string[] {
  if (incidents.length === 0) return ['No incident changed.']
  return incidents.map(
    ({ publicId, change, revision, detail }) =>
      `${publicId}  ${change}, revision ${revision}: ${printable(detail ?? '')}`,
  )
}
