import { entriesToWork, noteAttempt, noteStillAtWork, type WorkedEntry } from '@wirewatch/store'
import { bindingsUntilCoded } from './bindings.js'
import type { Context } from './context.js'
import { resolveTogether } from './resolve-together.js'
import { type Binding, runStep, type StepResult, type Travelling, workedEntry } from './step.js'
import { leftBehindAfterMs } from './sweep.js'

/**
 * Takes a batch of entries down the line, each from the stage that it waits for. Throws when some must be tried again, after the others
 * have ended. Safe to run twice: what has ended is left alone.
 */
export async function readEntries(context: Context, entryIds: readonly number[]): Promise<void> {
  const entries = await entriesToWork(context.store, entryIds)
  const worked = entries.map(workedEntry)
  await noteAttempt(context.store, worked, context.now().toISOString())
  const faults = await whileNoted(context, worked, async () => {
    const coded = await travel(
      context,
      entries.map((entry) => ({ entry, at: entry.nextStage, carry: null })),
      bindingsUntilCoded(),
    )
    return [...coded.faults, ...(await resolveTogether(context, coded.onward))]
  })
  if (faults.length > 0)
    throw new AggregateError(
      faults,
      `${faults.length} of ${entries.length} entries must be tried again: ${faults[0]?.message}`,
    )
}

/** Says again and again that the work goes on: pages of one host may be half a minute apart, and a sweep must not hand them out once more. */
async function whileNoted<Result>(
  { store, now, log }: Context,
  worked: readonly WorkedEntry[],
  work: () => Promise<Result>,
): Promise<Result> {
  let noted: Promise<void> = Promise.resolve()
  const note = (): void => {
    noted = noteStillAtWork(store, worked, now().toISOString()).catch((fault: unknown) =>
      log.debug({ fault }, 'it could not be noted that work goes on'),
    )
  }
  const noting = setInterval(note, leftBehindAfterMs / 4)
  try {
    return await work()
  } finally {
    clearInterval(noting)
    await noted
  }
}

/** Takes entries down a part of the line, each from where it is. */
export async function travel(
  context: Context,
  from: readonly Travelling[],
  bindings: readonly LineBinding[],
): Promise<StepResult> {
  let onward = from
  const faults: Error[] = []
  for (const binding of bindings) {
    const stage = binding as Binding<unknown, unknown>
    const here = onward.filter(({ at }) => at === stage.stage)
    const elsewhere = onward.filter(({ at }) => at !== stage.stage)
    const result = await runStep(context, stage, here)
    onward = [...elsewhere, ...result.onward]
    faults.push(...result.faults)
  }
  return { onward, faults }
}

type LineBinding = ReturnType<typeof bindingsUntilCoded>[number]
