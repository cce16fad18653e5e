import type { End } from './step.js'

/** A text that was coded and is to be resolved. */
export interface CodedVersion {
  readonly articleVersionId: number
  /** How the entry ends whose text reports nothing, and only takes back what an earlier one reported; null: as resolved. */
  readonly end: End | null
}

/** @param changes what resolving changed, in words */
export const endOfResolved = ({ end }: Pick<CodedVersion, 'end'>, changes: string): End =>
  end === null
    ? { reason: 'resolved', detail: changes, dropped: false }
    : { ...end, detail: `${end.detail}; ${changes}` }
