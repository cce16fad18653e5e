import pg from 'pg'

/**
 * A client whose connection may break at any moment, also while a pool has lent it out: whoever waits for an answer is told, and without
 * a listener of ours the process would end.
 */
export class LastingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}
