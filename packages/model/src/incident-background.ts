/** What stands behind incidents, for whoever is told of them: who reports them, and who gives their figures. */
export interface IncidentBackground {
  readonly reports: readonly BackgroundReport[]
  readonly figures: readonly BackgroundFigure[]
}

/** A report of an incident, as whoever is told of the incident sees it. */
export interface BackgroundReport {
  readonly publicId: string
  readonly source: string
  readonly title: string | null
  readonly url: string | null
}

/** A figure that somebody gives; those that were superseded are not among them. */
export interface BackgroundFigure {
  readonly publicId: string
  readonly measure: 'killed' | 'injured'
  readonly speaker: string
}
