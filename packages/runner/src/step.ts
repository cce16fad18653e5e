import type { Outcome } from '@wirewatch/model'
import { type DropReason, PermanentError } from '@wirewatch/pipeline'
import {
  advanceEntries,
  type EntryEnd,
  type EntryStage,
  type EntryToWork,
  endEntries,
  noteFault,
} from '@wirewatch/store'
import type { Context } from './context.js'

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

/** The entry goes on, with what the next stage would otherwise load; or it ends here. */
export type Next =
  | { readonly to: EntryStage; readonly carry: unknown }
  | { readonly to: 'end'; readonly reason: string; readonly detail: string | null; readonly dropped: boolean }

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

/** A stage that failed this often will not come right by itself: the entry is set aside for a person. */
const mostAttempts = 8

/**
 * Load, run, save, record: the only place where a stage's result is kept. Each entry ends on its own; one that fails stays where it is,
 * with its fault noted, while the others go on.
 */
export async function runStep<In, Out>(
  context: Context,
  binding: Binding<In, Out>,
  batch: readonly Travelling[],
): Promise<StepResult> {
  const inputs = await inputsOf(context, binding, batch)
  const results: Result<In, Out>[] = []
  const ends: EntryEnd[] = []
  const faults: Error[] = []
  for (const { entry } of batch) {
    const input = inputs.get(entry.id)
    if (input === undefined) {
      ends.push(endOf(entry, binding.stage, 'finished', 'nothing-to-do', null))
      continue
    }
    try {
      const outcome = await binding.run(context, input)
      if (outcome.status === 'passed') results.push({ entry, input, output: outcome.value })
      else ends.push(endOf(entry, binding.stage, 'dropped', outcome.reason, outcome.detail))
    } catch (error) {
      const fault = asError(error)
      if (isHopeless(entry, fault)) ends.push(endOf(entry, binding.stage, 'failed', fault.name, fault.message))
      else {
        faults.push(fault)
        await noteFault(context.store, entry.id, `${binding.stage}: ${fault.message}`)
      }
    }
  }
  const next = results.length === 0 ? new Map<number, Next>() : await binding.save(context, results)
  const onward = await sendOn(
    context,
    binding.stage,
    results.map((result) => result.entry),
    next,
    ends,
  )
  return { onward, faults }
}

async function inputsOf<In, Out>(
  context: Context,
  binding: Binding<In, Out>,
  batch: readonly Travelling[],
): Promise<ReadonlyMap<number, In>> {
  const inputs = new Map<number, In>()
  const bare: EntryToWork[] = []
  for (const { entry, carry } of batch) {
    if (carry === null) bare.push(entry)
    // What the stage before handed on is what this one loads: bindings.ts keeps the two alike.
    else inputs.set(entry.id, carry as In)
  }
  if (bare.length === 0) return inputs
  return new Map([...inputs, ...(await binding.load(context, bare))])
}

async function sendOn(
  context: Context,
  stage: EntryStage,
  entries: readonly EntryToWork[],
  next: ReadonlyMap<number, Next>,
  ends: EntryEnd[],
): Promise<Travelling[]> {
  const onward: Travelling[] = []
  for (const entry of entries) {
    const where = next.get(entry.id)
    if (where === undefined) throw new Error(`${stage}: entry ${entry.id} was saved but sent nowhere`)
    if (where.to === 'end')
      ends.push(endOf(entry, stage, where.dropped ? 'dropped' : 'finished', where.reason, where.detail))
    else onward.push({ entry, at: where.to, carry: where.carry })
  }
  await endEntries(context.store, ends)
  for (const to of new Set(onward.map((travelling) => travelling.at))) {
    await advanceEntries(
      context.store,
      onward.filter((travelling) => travelling.at === to).map((travelling) => travelling.entry.id),
      to,
    )
  }
  return onward
}

const endOf = (
  entry: EntryToWork,
  stage: EntryStage,
  outcome: EntryEnd['outcome'],
  reason: string,
  detail: string | null,
): EntryEnd => ({
  entryId: entry.id,
  stage,
  outcome,
  reason,
  detail,
})

const isHopeless = (entry: EntryToWork, fault: Error): boolean =>
  fault instanceof PermanentError || entry.attempts + 1 >= mostAttempts

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
