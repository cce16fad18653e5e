import { entriesToWork, noteAttempt } from '@wirewatch/store'
import { bindingsForBatch } from './bindings.js'
import type { Context } from './context.js'
import { type Binding, runStep, type Travelling } from './step.js'

/**
 * Takes a batch of entries down the line, each from the stage that it waits for. Throws when some must be tried again, after the others
 * have ended. Safe to run twice: what has ended is left alone.
 */
export async function readEntries(context: Context, entryIds: readonly number[]): Promise<void> {
  const entries = await entriesToWork(context.store, entryIds)
  await noteAttempt(
    context.store,
    entries.map((entry) => entry.id),
    context.now().toISOString(),
  )
  let travelling: readonly Travelling[] = entries.map((entry) => ({ entry, at: entry.nextStage, carry: null }))
  const faults: Error[] = []
  for (const binding of bindingsForBatch()) {
    const here = travelling.filter(({ at }) => at === binding.stage)
    const elsewhere = travelling.filter(({ at }) => at !== binding.stage)
    const result = await runStep(context, binding as Binding<unknown, unknown>, here)
    travelling = [...elsewhere, ...result.onward]
    faults.push(...result.faults)
  }
  if (faults.length > 0)
    throw new AggregateError(
      faults,
      `${faults.length} of ${entries.length} entries must be tried again: ${faults[0]?.message}`,
    )
}
