/** What is asked about the past: an incident like this one, in its area and within so many days before it. */
export interface EarlierSearch {
  readonly incidentId: number
  readonly country: string
  /** Names; null where the whole country is asked about. */
  readonly admin1: string | null
  readonly admin2: string | null
  /** One of these initiated it; null: any incident. */
  readonly actorIds: readonly string[] | null
  /** YYYY-MM-DD, the first and the last day that are searched. */
  readonly from: string
  readonly to: string
}

/** `too-young`: what is kept does not reach back so far, so that nothing can be said. */
export type Earlier = 'some' | 'none' | 'too-young'
