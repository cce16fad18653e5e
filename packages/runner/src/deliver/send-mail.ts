import type { ReceiverTarget } from '@wirewatch/model'
import { type MessageContent, SendFault } from '@wirewatch/pipeline'
import nodemailer, { type Transporter } from 'nodemailer'
import type { SendOptions } from './send-options.js'

type Email = Extract<ReceiverTarget, { readonly kind: 'email' }>
type Mail = Extract<MessageContent, { readonly kind: 'email' }>

const timeoutMs = 15_000

/** Sends mails by the server that SMTP_URL names (`smtps://user:password@mail.example`), from MAIL_FROM. */
export function openMail(environment: SendOptions['environment']) {
  const { SMTP_URL: server, MAIL_FROM: from } = environment
  let transport: Transporter | null = null
  return {
    send: async ({ to }: Email, { subject, text, html }: Mail, idempotencyKey: string): Promise<void> => {
      if (server === undefined || from === undefined)
        throw new SendFault('temporary', 'mails need SMTP_URL and MAIL_FROM in the environment')
      transport ??= openTransport(server)
      // The same message id at every attempt: mail programs show a repeat once.
      const messageId = `<${idempotencyKey}@wirewatch>`
      await transport.sendMail({ from, to: [...to], subject, text, html, messageId }).catch((error: unknown) => {
        throw faultOfMail(error)
      })
    },
    close: (): void => transport?.close(),
  }
}

/** The address holds a password: what is wrong with it is not quoted. */
function openTransport(server: string): Transporter {
  const { protocol } = URL.canParse(server) ? new URL(server) : { protocol: null }
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    throw new SendFault('temporary', 'SMTP_URL is not an address such as smtps://user:password@mail.example')
  return nodemailer.createTransport(server, {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  } as object)
}

/** A server that answers with 5xx will not take the message later either; wrong credentials may be put right. */
function faultOfMail(error: unknown): SendFault {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string }
  const isFinal = code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500 && responseCode < 600
  return new SendFault(isFinal ? 'permanent' : 'temporary', `mail: ${message ?? String(error)}`, { cause: error })
}
