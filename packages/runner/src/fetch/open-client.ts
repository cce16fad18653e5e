import { Agent } from 'undici'
import { type FetchUrlOptions, type Settings, settingsWith } from './fetch-settings.js'
import { createHostQueue, type HostQueue } from './host-queue.js'
import { permittedLookup } from './permitted-address.js'
import { type RestingHosts, rememberRests } from './resting-hosts.js'
import type { RobotsRules } from './robots-rules.js'

/** What the fetches of one process share: connections, the queues of the hosts, and what is known of them. */
export interface Client {
  readonly agent: Agent
  readonly queue: HostQueue
  readonly rests: RestingHosts
  readonly settings: Settings
  readonly robots: Map<string, { readonly rules: Promise<RobotsRules>; readonly until: number }>
}

export const openClient = (options: FetchUrlOptions): Client => {
  const { lookup, claimTurn } = options
  const settings = settingsWith(options)
  const agent = new Agent({
    connect: { lookup: permittedLookup(settings, lookup), timeout: settings.timeoutMs },
    headersTimeout: settings.timeoutMs,
    bodyTimeout: settings.timeoutMs,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 32_768,
    // without it a page that is asked for while another is read would wait for it on the same connection
    pipelining: 1,
  })
  const queue = createHostQueue({
    concurrency: settings.concurrencyPerHost,
    ...(claimTurn === undefined ? {} : { claimTurn }),
  })
  return { agent, queue, rests: rememberRests(), settings, robots: new Map() }
}
