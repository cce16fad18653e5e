/** What an analyst asked for cannot be done; the message says why and what would do. Nothing was changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
