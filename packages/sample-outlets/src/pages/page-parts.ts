import type { SampleEntry, SampleOutlet } from '../sample-outlet.js'

/** What every template is handed. */
export interface PageParts {
  readonly outlet: SampleOutlet
  readonly entry: SampleEntry
  /** The outlet's other entries that the page links to. */
  readonly others: readonly SampleEntry[]
  readonly origin: string
}
