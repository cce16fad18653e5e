import { setTimeout as pause } from 'node:timers/promises'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What a process counts of its work, for Prometheus. Names and labels are a promise: dashboards are built on them. */
export interface Metrics {
  /** An item came out of a stage, or so many: went on, was dropped with a reason, or failed. */
  readonly stageEnded: (stage: string, outcome: 'passed' | 'dropped' | 'failed', reason: string, items?: number) => void
  /** How long a stage took for a batch. */
  readonly stageTook: (stage: string, seconds: number) => void
  readonly fetched: (purpose: string, outcome: string, seconds: number | null) => void
  readonly incidentChanged: (change: string) => void
  readonly jobEnded: (job: string, outcome: 'done' | 'failed', seconds: number) => void
  readonly messageEnded: (receiver: string, outcome: 'sent' | 'retried' | 'failed') => void
  /** As Prometheus reads it; what stands in database and queues is asked for now. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** What stands, as against what has happened in this process. */
export interface Standing {
  /** Jobs that wait or run, by queue. */
  readonly jobs: Readonly<Record<string, number>>
  readonly feeds: Readonly<Record<string, number>>
  readonly entries: Readonly<Record<string, number>>
  readonly deliveries: Readonly<Record<string, number>>
}

/** @param readStanding asked at every scrape; where it fails, what stands is left out */
export function openMetrics(readStanding: () => Promise<Standing>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const stageItems = new Counter({
    name: 'wirewatch_stage_items_total',
    help: 'Items that came out of a stage, by outcome; dropped ones with their drop reason.',
    labelNames: ['stage', 'outcome', 'reason'],
    registers,
  })
  const stageSeconds = new Histogram({
    name: 'wirewatch_stage_seconds',
    help: 'Time that a stage took for a batch, with loading and saving.',
    labelNames: ['stage'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  })
  const fetches = new Counter({
    name: 'wirewatch_fetches_total',
    help: 'Requests for feeds, pages, robots.txt and sitemaps, by outcome.',
    labelNames: ['purpose', 'outcome'],
    registers,
  })
  const fetchSeconds = new Histogram({
    name: 'wirewatch_fetch_seconds',
    help: 'Time from the first byte sent to the last received, with redirects.',
    labelNames: ['purpose'],
    buckets: [0.05, 0.2, 0.5, 1, 2, 5, 10, 30],
    registers,
  })
  const incidentChanges = new Counter({
    name: 'wirewatch_incident_changes_total',
    help: 'Revisions of incidents: opened, revised, merged, retracted.',
    labelNames: ['change'],
    registers,
  })
  const jobSeconds = new Histogram({
    name: 'wirewatch_job_seconds',
    help: 'Time that a job of the queues took, by how it ended.',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.1, 0.5, 2, 10, 60, 300],
    registers,
  })
  const messages = new Counter({
    name: 'wirewatch_messages_total',
    help: 'Attempts to tell a receiver, by outcome; failed ones are set aside.',
    labelNames: ['receiver', 'outcome'],
    registers,
  })
  const standing = openStanding(registers)
  return {
    stageEnded: (stage, outcome, reason, items = 1) => stageItems.inc({ stage, outcome, reason }, items),
    stageTook: (stage, seconds) => stageSeconds.observe({ stage }, seconds),
    fetched: (purpose, outcome, seconds) => {
      fetches.inc({ purpose, outcome })
      if (seconds !== null) fetchSeconds.observe({ purpose }, seconds)
    },
    incidentChanged: (change) => incidentChanges.inc({ change }),
    jobEnded: (job, outcome, seconds) => jobSeconds.observe({ job, outcome }, seconds),
    messageEnded: (receiver, outcome) => messages.inc({ receiver, outcome }),
    text: async () => {
      standing.show(await readInTime(readStanding))
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

/** Prometheus waits ten seconds, and shall hear even then of a database that hangs. */
const patienceMs = 5000

async function readInTime(readStanding: () => Promise<Standing>): Promise<Standing | null> {
  const patience = new AbortController()
  const late = pause(patienceMs, null, { signal: patience.signal }).catch(() => null)
  try {
    return await Promise.race([readStanding().catch(() => null), late])
  } finally {
    patience.abort()
  }
}

function openStanding(registers: Registry[]): { readonly show: (standing: Standing | null) => void } {
  const up = new Gauge({
    name: 'wirewatch_up',
    help: '1 while database and queues answer, else 0.',
    registers,
  })
  const jobs = new Gauge({
    name: 'wirewatch_jobs',
    help: 'Jobs that wait or run, by queue.',
    labelNames: ['queue'],
    registers,
  })
  const gauges = {
    feeds: new Gauge({ name: 'wirewatch_feeds', help: 'Feeds by state.', labelNames: ['state'], registers }),
    entries: new Gauge({
      name: 'wirewatch_entries',
      help: 'Entries that wait for a stage, or were set aside for a person.',
      labelNames: ['state'],
      registers,
    }),
    deliveries: new Gauge({
      name: 'wirewatch_deliveries',
      help: 'Messages to receivers by state.',
      labelNames: ['state'],
      registers,
    }),
  }
  return {
    show: (standing) => {
      up.set(standing === null ? 0 : 1)
      for (const gauge of [jobs, ...Object.values(gauges)]) gauge.reset()
      if (standing === null) return
      for (const [queue, count] of Object.entries(standing.jobs)) jobs.set({ queue }, count)
      for (const [name, gauge] of Object.entries(gauges))
        for (const [state, count] of Object.entries(standing[name as keyof typeof gauges])) gauge.set({ state }, count)
    },
  }
}
