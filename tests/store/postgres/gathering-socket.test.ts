import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { gatheringSocket } from '@wirewatch/store/postgres/gathering-socket.js'
import { expect, onTestFinished, test } from 'vitest'

test('what is written in one turn is held until its end, and goes out in its order', async () => {
  const server = createServer((caller) => caller.pipe(caller)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = gatheringSocket().connect((server.address() as AddressInfo).port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
    server.close()
  })
  await once(socket, 'connect')
  for (const part of ['parse ', 'bind ', 'execute']) socket.write(part)
  const held = socket.writableLength
  const [answer] = await once(socket, 'data')
  expect([held, String(answer), socket.writableLength]).toEqual([18, 'parse bind execute', 0])
})
