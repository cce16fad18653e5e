import { Socket } from 'node:net'

/**
 * A socket on which all that is written in one turn goes out together. Statements that are asked for together would be sent one by one
 * otherwise, and a system call, with whoever it wakes, costs more than a statement.
 */
export class GatheringSocket extends Socket {
  #isGathering = false

  override write(...written: [data: never]): boolean {
    if (!this.#isGathering) {
      this.#isGathering = true
      this.cork()
      process.nextTick(() => {
        this.#isGathering = false
        this.uncork()
      })
    }
    return super.write(...written)
  }
}
