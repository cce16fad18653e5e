import type { Diff } from '../revise.js'

export interface ResolutionContext {
  /** The texts whose reports were resolved. */
  readonly articleVersionIds: readonly number[]
  readonly taxonomyVersion: string
  readonly coderVersion: string
  /** ISO 8601: the time of the revisions. */
  readonly now: string
  /** The decision of an analyst that the resolution follows from; absent: a run of the line. */
  readonly act?: AnalystAct
}

/** An analyst's decision, as the revisions that follow from it tell of it. */
export interface AnalystAct {
  readonly decisionId: number
  readonly analyst: string
  /** The reason of the revisions in a word, for example `analyst-merge`. */
  readonly reason: string
  readonly why: string
  /** The incidents that it is about. */
  readonly incidentIds: readonly number[]
  /** How far they are coded by hand then. */
  readonly codingStatus: 'reviewed' | 'adjudicated'
}

/** One incident that a resolution touched, and the revision that was written of it. */
export interface SavedIncident {
  readonly id: number
  readonly publicId: string
  readonly change: 'opened' | 'revised' | 'unchanged' | 'merged' | 'retracted'
  /** Number of the revision that was written, or of the one that stands where nothing changed. */
  readonly revision: number
  /** Number of the revision that stood before; null: there was none. */
  readonly formerRevision: number | null
  /** Why it was written, in a word and in words; null where nothing changed. */
  readonly reason: string | null
  readonly detail: string | null
  /** Column to before and after; `actors` as one more. */
  readonly diff: Diff
  /** The row (`incident`) and its actors (`actors`) as the revision keeps them; null where nothing changed. */
  readonly snapshot: Snapshot | null
  /** Keys of the reports that it holds now. */
  readonly reportIds: readonly string[]
}

export interface Snapshot {
  readonly incident: Readonly<Record<string, unknown>>
  readonly actors: readonly Readonly<Record<string, unknown>>[]
}
