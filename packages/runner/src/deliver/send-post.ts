import { createHmac } from 'node:crypto'
import type { ReceiverTarget } from '@wirewatch/model'
import { FetchFault, type MessageContent, SendFault } from '@wirewatch/pipeline'
import { Agent, request } from 'undici'
import { faultOf } from '../fetch/fault-of.js'
import { userAgentOf } from '../fetch/fetch-settings.js'
import { assertPermittedHost, permittedLookup } from '../fetch/permitted-address.js'
import { headerOf, retryAfterSeconds } from '../fetch/response-headers.js'
import type { SendOptions } from './send-options.js'

type Webhook = Extract<ReceiverTarget, { readonly kind: 'webhook' }>
type Post = Extract<MessageContent, { readonly kind: 'post' }>

const timeoutMs = 15_000
/** Within the time for which the message is claimed; a receiver that answers drop by drop gets no more. */
const longestMs = 30_000

/**
 * Posts messages to webhooks. Only http(s), only public addresses unless the receiver permits others, no redirect is followed: a body that
 * was meant for one host goes to no other.
 */
export function openPost({
  environment,
  allowLoopback,
  now,
}: Pick<SendOptions, 'environment' | 'allowLoopback' | 'now'>) {
  const guarded = agentFor({ allowLoopback })
  const unguarded = new Agent({ connect: { timeout: timeoutMs } })
  return {
    send: async (target: Webhook, { contentType, body }: Post, idempotencyKey: string): Promise<void> => {
      const url = addressOf(target, environment)
      if (!target.allowPrivate) assertPermitted(url, allowLoopback)
      const response = await request(url, {
        dispatcher: target.allowPrivate ? unguarded : guarded,
        method: 'POST',
        headers: {
          'content-type': contentType,
          'user-agent': userAgentOf(null),
          'idempotency-key': idempotencyKey,
          ...signatureOf(target, body, environment, now()),
        },
        body,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal: AbortSignal.timeout(longestMs),
      }).catch((error: unknown) => {
        throw faultOfPost(url, error)
      })
      await response.body.dump({ limit: 65_536 }).catch(() => {})
      refuseUnlessTaken(url, response.statusCode, retryAfterSeconds(headerOf(response.headers, 'retry-after'), now()))
    },
    close: async () => {
      await Promise.all([guarded.destroy(), unguarded.destroy()])
    },
  }
}

const agentFor = (rules: { readonly allowLoopback: boolean }): Agent =>
  new Agent({ connect: { lookup: permittedLookup(rules), timeout: timeoutMs } })

function addressOf({ url, urlEnv }: Webhook, environment: SendOptions['environment']): URL {
  const given = url ?? (urlEnv === null ? undefined : environment[urlEnv])
  if (given === undefined || given === '') throw new SendFault('temporary', `${urlEnv} is not set`)
  const address = URL.canParse(given) ? new URL(given) : null
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new SendFault('permanent', `${urlEnv ?? 'its url'} is not a web address`)
  return address
}

function assertPermitted(url: URL, allowLoopback: boolean): void {
  try {
    assertPermittedHost(url.hostname, { allowLoopback })
  } catch (error) {
    throw faultOfPost(url, error)
  }
}

/**
 * `t` is the time of sending in seconds since 1970, `v1` the HMAC-SHA256 of `t`, a dot and the body under the receiver's secret, in
 * hexadecimal: the scheme of Stripe and others. A receiver that checks both refuses what is forged and what is old.
 */
function signatureOf(
  { secretEnv }: Webhook,
  body: string,
  environment: SendOptions['environment'],
  now: Date,
): Record<string, string> {
  if (secretEnv === null) return {}
  const secret = environment[secretEnv]
  if (secret === undefined || secret === '') throw new SendFault('temporary', `${secretEnv} is not set`)
  const time = Math.floor(now.getTime() / 1000)
  const digest = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return { 'wirewatch-signature': `t=${time},v1=${digest}` }
}

/** The address may be a secret: only its host is named. */
function refuseUnlessTaken(url: URL, status: number, retryAfter: number | null): void {
  if (status >= 200 && status < 300) return
  const isPassing = status === 408 || status === 425 || status === 429 || status >= 500
  throw new SendFault(isPassing ? 'temporary' : 'permanent', `${url.host} answered ${status}`, {
    retryAfterSeconds: retryAfter,
  })
}

function faultOfPost(url: URL, error: unknown): SendFault {
  const fault = error instanceof FetchFault ? error : faultOf(error, url.host)
  const isRefused = fault.kind === 'refused-address' || fault.kind === 'bad-url'
  return new SendFault(isRefused ? 'permanent' : 'temporary', `${url.host}: ${fault.message}`, { cause: error })
}
