import {
  applyRecode,
  type Context,
  openAlerting,
  openContext,
  openLog,
  planRecode,
  prepareSchema,
  type RecodePlan,
  type RecodeProgress,
} from '@wirewatch/runner'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { configOf, withDatabase } from '../database.js'
import { firstInterrupt } from '../first-interrupt.js'
import { type Line, openLine } from '../show/progress.js'
import { recodeDone, recodePlan } from '../show/recode-plan.js'

export interface RecodeOptions {
  /** YYYY-MM-DD */
  readonly since?: string
  readonly dryRun?: boolean
  readonly data?: string
  readonly sample?: boolean
  readonly json?: boolean
}

/** Reads kept texts again with the present taxonomy: says what would change, then changes it. The exit code is 1 when some failed. */
export async function recode(options: RecodeOptions): Promise<void> {
  const config = configOf(options)
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  await withDatabase(config, async (database) => {
    const context = openContext({
      environment: process.env,
      config,
      databaseUrl: database.url,
      taxonomy,
      alerting: openAlerting(config, taxonomy),
      sources: taxonomy.sources,
      allowLoopback: false,
      log: openLog(process.env.LOG_LEVEL === undefined ? 'error' : config.logLevel),
    })
    try {
      if (!options.dryRun) await prepareSchema(context, database, console.error)
      await planAndApply(context, options)
    } finally {
      await context.close()
    }
  })
}

async function planAndApply(context: Context, options: RecodeOptions): Promise<void> {
  const line = openLine(process.stderr)
  const isDry = options.dryRun ?? false
  const watch = {
    onProgress: (progress: RecodeProgress) => line.show(progressOf(progress), progress.done === progress.of),
    signal: firstInterrupt(() => line.say('Stopping after this batch …')),
  }
  const since = options.since === undefined ? null : `${options.since}T00:00:00Z`
  const plan = await planRecode(context, { since, stamp: !isDry }, watch)
  endLine(line, plan)
  const { version } = context.taxonomy
  if (!options.json) console.log(recodePlan(plan, version, isDry))
  if (plan.faults.length > 0) process.exitCode = 1
  if (isDry || watch.signal.aborted || plan.changes.length === 0) return tell(options, { version, plan, applied: null })
  const applied = await applyRecode(context, plan.changes, watch)
  line.end()
  if (applied.faults.length > 0) process.exitCode = 1
  if (!options.json) console.log(`\n${recodeDone(plan.changes.length, applied)}`)
  tell(options, { version, plan, applied })
}

interface Told {
  readonly version: string
  readonly plan: RecodePlan
  readonly applied: Awaited<ReturnType<typeof applyRecode>> | null
}

function tell({ json }: RecodeOptions, { version, plan, applied }: Told): void {
  if (!json) return
  const told = { taxonomyVersion: version, ...forJson(plan), applied: applied === null ? null : forJson(applied) }
  console.log(JSON.stringify(told, null, 2))
}

const forJson = <Part extends Pick<RecodePlan, 'incidents'>>(part: Part) => ({
  ...part,
  incidents: part.incidents.map((incident) => ({ ...incident, articleIds: [...incident.articleIds] })),
})

function endLine(line: Line, { texts }: RecodePlan): void {
  if (texts > 0) line.end()
}

const doing: Readonly<Record<RecodeProgress['doing'], string>> = {
  reading: 'texts read again',
  rehearsing: 'changes rehearsed',
  applying: 'changes applied',
}

const progressOf = (progress: RecodeProgress): string => `${doing[progress.doing]} ${progress.done}/${progress.of}`
