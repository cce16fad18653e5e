/** The process is being stopped: whoever waits for the network ends here, and another process takes up the rest. */
export class StoppingError extends Error {
  override readonly name = 'StoppingError'
  constructor() {
    super('this process is being stopped')
  }
}
