import type { Outcome } from '@wirewatch/model'
import { type DropReason, PermanentError } from '@wirewatch/pipeline'
import {
  advanceEntries,
  DatabaseDownError,
  type EntryEnd,
  type EntryStage,
  type EntryToWork,
  endEntries,
  noteFault,
  type WorkedEntry,
} from '@wirewatch/store'
import type { Context } from './context.js'
import { StoppingError } from './stopping-error.js'

/** How one stage is run for entries: where its input comes from, and how what it gives is kept. */
export interface Binding<In, Out> {
  readonly stage: EntryStage
  /** The inputs of entries that wait for this stage, on fresh rows; an entry without one has nothing left to do. */
  readonly load: (context: Context, entries: readonly EntryToWork[]) => Promise<ReadonlyMap<number, In>>
  readonly run: (context: Context, input: In) => Outcome<Out, DropReason> | Promise<Outcome<Out, DropReason>>
  /** Keeps the results, and says of each entry where it goes. */
  readonly save: (context: Context, results: readonly Result<In, Out>[]) => Promise<ReadonlyMap<number, Next>>
}

export interface Result<In, Out> {
  readonly entry: EntryToWork
  readonly input: In
  readonly output: Out
}

/** The entry goes on, with what the next stage would otherwise load; it ends here; or it was edited meanwhile and waits from the start. */
export type Next =
  | { readonly to: EntryStage; readonly carry: unknown }
  | ({ readonly to: 'end' } & End)
  | { readonly to: 'wait' }

export interface End {
  readonly reason: string
  readonly detail: string | null
  readonly dropped: boolean
}

/** An entry on its way through one batch, with what the stage before handed on. */
export interface Travelling {
  readonly entry: EntryToWork
  readonly at: EntryStage
  readonly carry: unknown
}

/** What a step made of a batch: entries that go on, and the faults of those that must be tried again. */
export interface StepResult {
  readonly onward: readonly Travelling[]
  readonly faults: readonly Error[]
}

/** A stage that failed this often, over 21 hours, will not come right by itself: the entry is set aside for a person. */
const mostAttempts = 24

/**
 * Load, run, save, record: the only place where a stage's result is kept. Each entry ends on its own; one that fails stays where it is,
 * with its fault noted, while the others go on.
 */
export async function runStep<In, Out>(
  context: Context,
  binding: Binding<In, Out>,
  batch: readonly Travelling[],
): Promise<StepResult> {
  const startedAt = performance.now()
  const inputs = await inputsOf(context, binding, batch)
  const faults = new Map(inputs.faults)
  const results: Result<In, Out>[] = []
  const ends: EntryEnd[] = []
  let stopping: StoppingError | null = null
  for (const { entry } of batch.filter((travelling) => !faults.has(travelling.entry))) {
    const input = inputs.done.get(entry.id)
    if (input === undefined) {
      ends.push(endOf(entry, binding.stage, 'finished', 'nothing-to-do', null))
      continue
    }
    try {
      const outcome = await binding.run(context, input)
      if (outcome.status === 'passed') results.push({ entry, input, output: outcome.value })
      else ends.push(endOf(entry, binding.stage, 'dropped', outcome.reason, outcome.detail))
    } catch (error) {
      if (error instanceof StoppingError) {
        stopping = error
        break
      }
      faults.set(entry, faultOfEntry(error))
    }
  }
  const saved = await togetherOrAlone(results, (some) => binding.save(context, some))
  for (const [entry, fault] of saved.faults) faults.set(entry, fault)
  const kept = results.map((result) => result.entry).filter((entry) => !faults.has(entry))
  const { hopeless, passing } = await judge(context, binding.stage, faults)
  const onward = await sendOn(context, binding.stage, kept, saved.done, [...ends, ...hopeless])
  if (batch.length > 0) context.metrics.stageTook(binding.stage, (performance.now() - startedAt) / 1000)
  // What is done is kept; the job is another's from here on.
  if (stopping !== null) throw stopping
  return { onward, faults: passing }
}

async function inputsOf<In, Out>(
  context: Context,
  binding: Binding<In, Out>,
  batch: readonly Travelling[],
): Promise<Done<In>> {
  // What the stage before handed on is what this one loads: bindings.ts keeps the two alike.
  const carried = batch.flatMap(({ entry, carry }) => (carry === null ? [] : [[entry.id, carry as In] as const]))
  const bare = batch.filter(({ carry }) => carry === null)
  const loaded = await togetherOrAlone(bare, (some) =>
    binding.load(
      context,
      some.map(({ entry }) => entry),
    ),
  )
  return { done: new Map([...carried, ...loaded.done]), faults: loaded.faults }
}

interface Done<Value> {
  /** By the entry's id. */
  readonly done: ReadonlyMap<number, Value>
  readonly faults: ReadonlyMap<EntryToWork, Error>
}

/** All at once; where that fails, one after the other, so that one which cannot be kept does not hold up the rest. */
async function togetherOrAlone<Item extends { readonly entry: EntryToWork }, Value>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<ReadonlyMap<number, Value>>,
): Promise<Done<Value>> {
  const done = new Map<number, Value>()
  const faults = new Map<EntryToWork, Error>()
  if (items.length === 0) return { done, faults }
  try {
    return { done: await work(items), faults }
  } catch (error) {
    const fault = faultOfEntry(error)
    if (items.length === 1) return { done, faults: new Map(items.map(({ entry }) => [entry, fault])) }
  }
  for (const item of items) {
    const alone = await togetherOrAlone([item], work)
    for (const [id, value] of alone.done) done.set(id, value)
    for (const [entry, fault] of alone.faults) faults.set(entry, fault)
  }
  return { done, faults }
}

/** A database that is down is no fault of an entry: the whole batch is tried again. */
function faultOfEntry(error: unknown): Error {
  if (error instanceof DatabaseDownError) throw error
  return error instanceof Error ? error : new Error(String(error))
}

/** Sets aside the entries that will never come right, and notes the fault of those that wait for another try. */
async function judge(
  context: Context,
  stage: EntryStage,
  faults: ReadonlyMap<EntryToWork, Error>,
): Promise<{ hopeless: EntryEnd[]; passing: Error[] }> {
  const hopeless: EntryEnd[] = []
  const passing: Error[] = []
  for (const [entry, fault] of faults) {
    if (isHopeless(entry, fault)) hopeless.push(endOf(entry, stage, 'failed', fault.name, fault.message))
    else {
      passing.push(fault)
      context.metrics.stageEnded(stage, 'failed', fault.name)
      context.log.warn({ entry: entry.id, stage, fault: fault.message }, 'to be tried again')
      await noteFault(context.store, workedEntry(entry), `${stage}: ${fault.message}`)
    }
  }
  return { hopeless, passing }
}

async function sendOn(
  context: Context,
  stage: EntryStage,
  entries: readonly EntryToWork[],
  next: ReadonlyMap<number, Next>,
  alreadyOver: readonly EntryEnd[],
): Promise<Travelling[]> {
  const ends = [...alreadyOver]
  const onward: Travelling[] = []
  for (const entry of entries) {
    const where = next.get(entry.id)
    if (where === undefined) throw new Error(`${stage}: entry ${entry.id} was saved but sent nowhere`)
    if (where.to === 'end')
      ends.push(endOf(entry, stage, where.dropped ? 'dropped' : 'finished', where.reason, where.detail))
    else if (where.to !== 'wait') onward.push({ entry, at: where.to, carry: where.carry })
  }
  await endEntries(context.store, ends)
  for (const end of ends) tellEnd(context, end)
  const arrived: Travelling[] = []
  for (const to of new Set(onward.map((travelling) => travelling.at))) {
    const some = onward.filter((travelling) => travelling.at === to)
    const advanced = await advanceEntries(
      context.store,
      some.map(({ entry }) => workedEntry(entry)),
      to,
    )
    arrived.push(...some.filter(({ entry }) => advanced.has(entry.id)))
  }
  for (const { entry, at } of arrived) {
    context.metrics.stageEnded(stage, 'passed', '')
    context.log.debug({ entry: entry.id, stage, next: at }, 'passed')
  }
  return arrived
}

/** One log line and one count: by `entry`, its whole way can be found again. */
export function tellEnd({ log, metrics }: Context, { entryId, stage, outcome, reason, detail }: EntryEnd): void {
  metrics.stageEnded(stage, outcome === 'finished' ? 'passed' : outcome, reason)
  log.debug({ entry: entryId, stage, reason, detail }, outcome)
}

const endOf = (
  entry: EntryToWork,
  stage: EntryStage,
  outcome: EntryEnd['outcome'],
  reason: string,
  detail: string | null,
): EntryEnd => ({ ...workedEntry(entry), stage, outcome, reason, detail })

/** The entry in the wording that was worked on. */
export const workedEntry = ({ id, entryHash }: EntryToWork): WorkedEntry => ({ entryId: id, entryHash })

const isHopeless = (entry: EntryToWork, fault: Error): boolean =>
  fault instanceof PermanentError || entry.attempts + 1 >= mostAttempts
