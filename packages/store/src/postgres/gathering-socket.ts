import { Socket } from 'node:net'

/**
 * A socket on which all that is written in one turn goes out together. Statements that are asked for together would be sent one by one
 * otherwise, and a system call, with whoever it wakes, costs more than a statement.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket()
  // Not before: to connect gives a socket its own `write` back.
  return socket.once('connect', () => gatherWrites(socket))
}

function gatherWrites(socket: Socket): void {
  const { write } = socket
  let isGathering = false
  const gather = (): void => {
    isGathering = true
    socket.cork()
    process.nextTick(() => {
      isGathering = false
      socket.uncork()
    })
  }
  Object.assign(socket, {
    write: (...written: Parameters<typeof write>): boolean => {
      if (!isGathering) gather()
      return write.apply(socket, written)
    },
  })
}
