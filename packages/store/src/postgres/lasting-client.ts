import pg from 'pg'

/**
 * A client whose connection may break at any moment, also while a pool has lent it out or whoever had it has taken back all listeners:
 * whoever waits for an answer is told, and without a listener of ours the process would end.
 */
export class LastingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }

  override removeAllListeners(event?: string | symbol): this {
    super.removeAllListeners(event)
    return this.on('error', () => undefined)
  }
}
