/** Carries the code of a serialization failure, so that the transaction is run again. */
export class CollisionError extends Error {
  override readonly name = 'CollisionError'
  readonly code = '40001'
}
