import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { noteRuleFault } from '@wirewatch/store'
import { alertRulesFolder, TaxonomyError } from '@wirewatch/taxonomy'
import type { Context } from '../context.js'
import { alertingFrom, originOf } from './alerting.js'
import { syncAlertRules } from './sync-alert-rules.js'

/** How often it is looked whether files have changed, in milliseconds. */
export const lookEveryMs = 2000

type Reloading = Pick<Context, 'store' | 'alerting' | 'taxonomy' | 'followRules' | 'now' | 'log'>

/** A look at a folder of alert rules, to be taken again and again. */
export interface RuleFiles {
  /** Reads the files where they have changed since the last look but one: not while somebody may still be writing them. */
  readonly look: () => Promise<'unchanged' | 'changing' | 'loaded' | 'broken'>
}

/**
 * Watches a folder of alert rules. Files that have changed come into force together, for all processes; where one of them is wrong, what
 * was in force stays so, and the log and `status` say what is wrong.
 */
export async function watchRuleFiles(context: Reloading, folder: string): Promise<RuleFiles> {
  let loaded = await lookOf(folder)
  let last = loaded
  return {
    look: async () => {
      const seen = await lookOf(folder)
      const isSettled = seen === last
      last = seen
      if (seen === loaded) return 'unchanged'
      if (!isSettled) return 'changing'
      const outcome = await reload(context, folder)
      loaded = seen
      return outcome
    },
  }
}

async function reload(context: Reloading, folder: string): Promise<'unchanged' | 'loaded' | 'broken'> {
  const { store, alerting, taxonomy, followRules, now, log } = context
  const [origin, at] = [originOf(folder), now().toISOString()]
  try {
    // A folder that has gone is a slip, not a wish to watch for nothing.
    const read = alertingFrom(alertRulesFolder(undefined, folder), taxonomy)
    if (read.hash === alerting.hash) {
      await noteRuleFault(store, origin, null, at)
      return 'unchanged'
    }
    const { toBaseline, retired } = await syncAlertRules({ store, taxonomy, now, alerting: read })
    followRules(read)
    log.info({ folder, begun: toBaseline, retired }, 'alert rules were read again')
    return 'loaded'
  } catch (error) {
    if (!(error instanceof TaxonomyError)) throw error
    await noteRuleFault(store, origin, error.message, at)
    log.error({ folder, fault: error }, 'alert rules were changed and cannot be read: those before stay in force')
    return 'broken'
  }
}

/** Changes with any file of the folder. */
async function lookOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const hash = createHash('sha256')
  for (const name of names.sort()) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found?.isFile()) hash.update(`${name} ${found.size} ${found.mtimeMs}\n`)
  }
  return hash.digest('hex')
}
