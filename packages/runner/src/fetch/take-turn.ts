import type { HostRest } from '@wirewatch/model'
import { FetchFault } from '@wirewatch/pipeline'
import type { Answer } from './exchange.js'
import type { ClaimedTurn } from './host-queue.js'
import type { Client } from './open-client.js'

/**
 * Waits for its turn with the host, and hears how it went: one that asks for a pause, or keeps failing, is left alone.
 * @param claimed a turn that was taken before, for use where nobody is in line
 */
export const takeTurn = (
  client: Client,
  url: URL,
  leastSpacingMs: number,
  claimed: ClaimedTurn | null,
  task: () => Promise<Answer>,
): Promise<Answer> => {
  const { queue, rests, settings } = client
  const { key, spacingMs } = settings.politenessOf(url)
  assertAwake(client, key, url)
  return queue.run(
    { key, spacingMs: Math.max(spacingMs, leastSpacingMs), claimed: claimed?.key === key ? claimed : null },
    async ({ rest }) => {
      if (rest !== null) rests.hear(key, rest)
      // It may have fallen asleep while others were asked before.
      assertAwake(client, key, url)
      try {
        const answer = await task()
        await tell(client, key, rests.noteAnswer(key, settings.now(), answer.resource))
        return answer
      } catch (error) {
        if (error instanceof FetchFault) await tell(client, key, rests.noteFault(key, settings.now(), error.kind))
        throw error
      }
    },
  )
}

const assertAwake = ({ rests, settings }: Client, key: string, url: URL): void => {
  const why = rests.why(key, settings.now())
  if (why !== null) throw new FetchFault('resting', `${url.hostname} ${why}`)
}

const tell = async ({ settings }: Client, key: string, begun: HostRest | null): Promise<void> => {
  if (begun !== null) await settings.onRest(key, begun)
}
