export interface Cost {
  readonly name: string
  /** Median CPU time of an article in microseconds. */
  readonly micros: number
  readonly least: number
}

export function measureScans(): readonly [bare: Cost, thousand: Cost, tenThousand: Cost, fiftyThousand: Cost]
/** Milliseconds of CPU time, and megabytes resident more. */
export function measureLoad(): { readonly names: number; readonly took: number; readonly megabytes: number }
