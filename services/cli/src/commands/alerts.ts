import { userInfo } from 'node:os'
import type { AlertLevel, AlertState, Silence, SilenceMatcher } from '@wirewatch/model'
import {
  acknowledgeAlerts,
  activeSilences,
  allSilences,
  endSilence,
  listAlerts,
  receiverStatuses,
  retryDeliveries,
  statesOfAlerts,
  writeSilence,
} from '@wirewatch/store'
import { alertRulesFolder, didYouMean, loadAlertRules, loadTaxonomy } from '@wirewatch/taxonomy'
import { configOf, withStore } from '../database.js'
import { Failure } from '../failure.js'
import { alertTable, silenceTable } from '../show/alert-table.js'

interface Options {
  readonly sample?: boolean
  readonly json?: boolean
  readonly analyst?: string
}

const standing: readonly AlertState[] = ['pending', 'firing', 'acknowledged']

/** Prints alerts, the latest first: those that stand, unless another state is asked for. */
export async function list(
  options: Options & { readonly state?: AlertState | 'all'; readonly limit: number },
): Promise<void> {
  const { state, limit } = options
  const states = state === 'all' ? {} : { states: state === undefined ? standing : [state] }
  const found = await withStore(options, (store) => listAlerts(store, { ...states, limit: limit + 1 }))
  const shown = found.slice(0, limit)
  if (options.json) return console.log(JSON.stringify(shown, null, 2))
  if (shown.length === 0)
    return console.log(
      state === undefined ? 'No alert stands. --state all shows those that are over.' : 'No alert fits.',
    )
  console.log(alertTable(shown, new Date()))
  if (found.length > limit) console.log(`The latest ${limit}; --limit shows more.`)
}

/** Takes alerts on. Throws a failure where none of them was firing. */
export async function acknowledge(given: readonly string[], options: Options): Promise<void> {
  const ids = given.map(numberOf)
  const { taken, states } = await withStore(options, async (store) => ({
    taken: await acknowledgeAlerts(store, ids, analystOf(options), new Date().toISOString()),
    states: await statesOfAlerts(store, ids),
  }))
  if (options.json) console.log(JSON.stringify({ acknowledged: taken }, null, 2))
  else if (taken.length > 0) console.log(`Acknowledged by ${analystOf(options)}: ${taken.join(', ')}.`)
  const left = ids
    .filter((id) => !taken.includes(id))
    .map((id) => whyNot(id, states.find((one) => one.id === id)?.state))
  if (left.length > 0) throw new Failure(left.join('\n'))
}

function whyNot(id: number, state: AlertState | undefined): string {
  if (state === undefined) return `There is no alert ${id}; npx wirewatch alerts list shows them.`
  if (state === 'acknowledged') return `Alert ${id} was acknowledged already.`
  return `Alert ${id} is ${state}: only one that is firing can be acknowledged.`
}

export interface SilenceOptions extends Options {
  readonly for: number
  readonly why: string
  readonly rule?: readonly string[]
  readonly level?: readonly string[]
  readonly place?: readonly string[]
  readonly actor?: readonly string[]
  readonly incident?: readonly string[]
  readonly data?: string
}

/** Silences what matches. Throws a failure for an id that names nothing, and where nothing is named. */
export async function silence(options: SilenceOptions): Promise<void> {
  const matcher = matcherOf(options)
  const now = Date.now()
  const made = {
    matcher,
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + options.for).toISOString(),
    madeBy: analystOf(options),
    why: options.why,
  }
  const id = await withStore(options, (store) => writeSilence(store, made))
  if (options.json) return console.log(JSON.stringify({ id, ...made }, null, 2))
  console.log(`Silence ${id} holds until ${made.endsAt.slice(0, 16).replace('T', ' ')} UTC.`)
  console.log(`npx wirewatch alerts unsilence ${id} ends it before.`)
}

/** Ends a silence. Throws a failure where it is over, or there is none. */
export async function unsilence(given: string, options: Options): Promise<void> {
  const id = numberOf(given)
  const ended = await withStore(options, (store) => endSilence(store, id, new Date().toISOString()))
  if (!ended) throw new Failure(`There is no silence ${id} that holds; npx wirewatch alerts silences shows them.`)
  console.log(options.json ? JSON.stringify({ ended: id }) : `Silence ${id} has ended.`)
}

/** Sends again what a receiver did not take for a day, or refused: after it was put right. */
export async function retry(receiver: string, options: Options): Promise<void> {
  const { retried, receivers } = await withStore(options, async (store) => ({
    receivers: (await receiverStatuses(store)).map((status) => status.receiver),
    retried: await retryDeliveries(store, receiver, new Date().toISOString()),
  }))
  if (!receivers.includes(receiver))
    throw new Failure(
      `Nothing was ever sent to a receiver "${receiver}"; ${didYouMean(receiver, receivers) ?? `there are ${receivers.join(', ') || 'none'}`}`,
    )
  if (options.json) return console.log(JSON.stringify({ receiver, retried }))
  const messages = retried === 1 ? 'message goes' : 'messages go'
  console.log(retried === 0 ? `Nothing for ${receiver} is set aside.` : `${retried} ${messages} to ${receiver} again.`)
}

/** Prints the silences that hold, or all there ever were. */
export async function silences(options: Options & { readonly all?: boolean }): Promise<void> {
  const found = await withStore<Silence[]>(options, (store) =>
    options.all ? allSilences(store) : activeSilences(store, new Date().toISOString()),
  )
  if (options.json) return console.log(JSON.stringify(found, null, 2))
  if (found.length === 0) return console.log(options.all ? 'There was never a silence.' : 'Nothing is silenced.')
  console.log(silenceTable(found))
}

const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const satisfies readonly AlertLevel[]

function matcherOf(options: SilenceOptions): SilenceMatcher {
  const { rule, level, place, actor, incident } = options
  if ([rule, level, place, actor, incident].every((given) => given === undefined))
    throw new Failure('Name what to silence: --rule, --level, --place, --actor or --incident.')
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const config = configOf(options)
  const { rules } = loadAlertRules(alertRulesFolder(options.data, config.alertRulesDir), taxonomy)
  return {
    rules: known(
      'rule',
      rule,
      rules.map(({ id }) => id),
    ),
    levels: known('level', level, levels),
    places: known('place', place, taxonomy.locations.keys()),
    actors: known('actor', actor, taxonomy.actors.keys()),
    incidents: incident?.map((id) => id.toUpperCase()) ?? null,
  }
}

function known<Id extends string>(what: string, given: readonly string[] | undefined, ids: Iterable<Id>): Id[] | null {
  if (given === undefined) return null
  const all = new Map<string, Id>([...ids].map((id) => [id, id]))
  return given.map((id) => {
    const found = all.get(id)
    if (found !== undefined) return found
    const hint = didYouMean(id, all.keys())
    throw new Failure(`There is no ${what} "${id}"${hint === null ? '.' : `; ${hint}`}`)
  })
}

const analystOf = ({ analyst }: Options): string => analyst?.trim() || userInfo().username

function numberOf(given: string): number {
  if (/^[1-9]\d{0,15}$/.test(given)) return Number(given)
  throw new Failure(`"${given}" is not a number as alerts list prints them.`)
}
