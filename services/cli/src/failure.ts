/** A mistake of the user's or of the surroundings: shown as its message alone, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Faults that are expected to reach the user; everything else is ours and shows where it happened. */
const plainFaults = new Set(['Failure', 'ConfigError', 'TaxonomyError', 'EmbeddedBusyError', 'DatabaseDownError'])

/** What to print for a fault. */
export function messageOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  return plainFaults.has(fault.name) ? fault.message : (fault.stack ?? fault.message)
}

export function exitCodeOf(fault: unknown): number {
  return fault instanceof Failure ? fault.exitCode : 1
}
