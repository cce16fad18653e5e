import { postponeReceiver } from '@wirewatch/store'
import { receiverNamed, type Telling, type Told, tellWaiting } from './tell-waiting.js'

/** How long it is waited for rules that name a receiver again, in milliseconds. */
const namelessMs = 3_600_000

/** Tells a receiver all that waits for it, in a transaction of its own. Answers the messages to it whose turn it is then. */
export async function tellReceiver(context: Telling, name: string): Promise<readonly number[]> {
  const { store, now, log } = context
  const receiver = receiverNamed(context, name)
  if (receiver === undefined) {
    log.warn({ receiver: name }, 'alerts wait for a receiver that the rules no longer name')
    await postponeReceiver(store, name, new Date(now().getTime() + namelessMs).toISOString())
    return []
  }
  const told = await store.transaction((sql) => tellWaiting(sql, context, receiver, { inUse: 'wait', incidents: [] }))
  announce(context, told)
  return told.due
}

/** Counts and logs what was told, once it is committed. */
export function announce({ log, metrics }: Telling, { messages }: Told): void {
  metrics.stageEnded('notify', 'passed', '', messages.length)
  for (const { templateFault, ...message } of messages) {
    log.info(message, 'to be told')
    if (templateFault === null) continue
    log.warn({ receiver: message.receiver, fault: templateFault }, 'told by the packaged templates')
  }
}
