import type { Source } from '@wirewatch/model'
import type { TestProject } from 'vitest/node'
import { serveABusyWeek } from './a-busy-week.js'
import { aNewsroom } from './a-newsroom.js'
import { aFalliblePostgres } from './a-server.js'
import { moments } from './moments.js'
import { type OutcomeOfWeek, outcomeOf } from './outcome-of.js'

declare module 'vitest' {
  export interface ProvidedContext {
    undisturbed: { readonly sources: readonly Source[]; readonly outcome: OutcomeOfWeek }
  }
}

/** The happenings of a moment on each backend: something to do while it is struck, and when it has come back. */
const happeningsAMoment = 5

/** Serves the week for all that will disturb it, and lets it pass once without a fault. */
export default async function letItPassUndisturbed(project: TestProject): Promise<() => Promise<void>> {
  const week = await serveABusyWeek(Math.ceil(moments / 2) * happeningsAMoment)
  const postgres = await aFalliblePostgres(23_000)
  try {
    const room = await aNewsroom(postgres, null, week.sources)
    try {
      room.aWorker()
      await room.isOver()
      project.provide('undisturbed', { sources: week.sources, outcome: await outcomeOf(room) })
    } finally {
      await room.close()
    }
  } catch (error) {
    await week.close()
    throw error
  } finally {
    await postgres.remove()
  }
  return week.close
}
