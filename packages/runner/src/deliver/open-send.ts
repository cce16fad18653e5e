import { isAbsolute, join } from 'node:path'
import { type Message, type Send, SendFault } from '@wirewatch/pipeline'
import { lastPayloads, lockReceiver } from '@wirewatch/store'
import { openMail } from './send-mail.js'
import type { SendOptions } from './send-options.js'
import { openPost } from './send-post.js'
import { writeFeedFile } from './write-feed-file.js'

/** A `Send` over all channels, and its end. */
export interface SendClient {
  readonly send: Send
  readonly close: () => Promise<void>
}

/** Opens the channels. Nothing is connected before the first message. */
export function openSend(options: SendOptions): SendClient {
  const { store, home, environment, print = (text) => process.stdout.write(text) } = options
  const post = openPost(options)
  const mail = openMail(environment)
  return {
    send: async (message) => {
      const { target, content } = message
      if (target.kind === 'webhook' && content.kind === 'post')
        return post.send(target, content, message.idempotencyKey)
      if (target.kind === 'email' && content.kind === 'email') return mail.send(target, content, message.idempotencyKey)
      if (target.kind === 'stdout' && content.kind === 'text') return void print(content.text)
      if (target.kind === 'feed' && content.kind === 'entries') {
        const path = isAbsolute(target.path) ? target.path : join(home, target.path)
        // One after the other: what was read last is written last.
        return store.transaction(async (sql) => {
          await lockReceiver(sql, message.receiver)
          await writeFeedFile(path, target, await lastPayloads(sql, message.receiver, target.entries))
        })
      }
      throw mismatch(message)
    },
    close: async () => {
      await post.close()
      mail.close()
    },
  }
}

/** The rules were changed between the writing of a message and its sending. */
const mismatch = ({ receiver, target, content }: Message): SendFault =>
  new SendFault('permanent', `${receiver} is a ${target.kind} now, and the message was written as ${content.kind}`)
