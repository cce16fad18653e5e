/** A mistake of the user's or of the surroundings: shown as its message alone, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

export function exitCodeOf(fault: unknown): number {
  return fault instanceof Failure ? fault.exitCode : 1
}
