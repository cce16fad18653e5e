import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { isQueueName, type QueueName, queueNames } from './queues/queue-names.js'

/** All settings of a process, read once from its environment. */
export interface Config {
  /** An outside Postgres; null: the embedded one under `home`. */
  readonly databaseUrl: string | null
  /** A Redis for the queues; null: the same Postgres that holds the data. */
  readonly redisUrl: string | null
  /** The queues that this process serves. */
  readonly queues: readonly QueueName[]
  /** The user's data folder: the embedded database, its password, logs. */
  readonly home: string
  /** The region's data folder; null: the packaged one. */
  readonly dataDir: string | null
  /** A folder of alert rules; null: the region's own. */
  readonly alertRulesDir: string | null
  /** How many jobs of one queue run at a time in this process. */
  readonly concurrency: number
  /** Lets feeds and pages be fetched from this machine. Off, but for tests and the sample outlets. */
  readonly allowLoopback: boolean
  readonly logLevel: LogLevel
  /** Where outlets reach those who run this, told with every request; null: it is not told. */
  readonly contact: string | null
  /** The address of an incident's page, with `{id}` for its public id, for messages to link to; null: there is none. */
  readonly incidentUrl: string | null
  /** Where `/metrics` and `/health` are served; null: nowhere. */
  readonly health: { readonly host: string; readonly port: number } | null
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Several settings are wrong; the message lists them all. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the settings. Throws one `ConfigError` that names every mistake.
 * @param environment usually `process.env`
 * @param projectDir where `.wirewatch/` is made when `WIREWATCH_HOME` is not set
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, projectDir: string): Config {
  const mistakes: string[] = []
  const value = (name: string): string | null => environment[name]?.trim() || null
  const config = {
    databaseUrl: urlOf('DATABASE_URL', value('DATABASE_URL'), ['postgres:', 'postgresql:'], mistakes),
    redisUrl: urlOf('REDIS_URL', value('REDIS_URL'), ['redis:', 'rediss:'], mistakes),
    queues: queuesOf(value('QUEUES'), mistakes),
    home: folderOf(value('WIREWATCH_HOME')) ?? join(projectDir, '.wirewatch'),
    dataDir: folderOf(value('WIREWATCH_DATA')),
    alertRulesDir: folderOf(value('WIREWATCH_ALERT_RULES')),
    concurrency: countOf('WIREWATCH_CONCURRENCY', value('WIREWATCH_CONCURRENCY'), 4, mistakes),
    allowLoopback: switchOf('WIREWATCH_ALLOW_LOOPBACK', value('WIREWATCH_ALLOW_LOOPBACK'), mistakes),
    logLevel: logLevelOf(value('LOG_LEVEL'), mistakes),
    contact: contactOf(value('WIREWATCH_CONTACT'), mistakes),
    incidentUrl: incidentUrlOf(value('INCIDENT_URL'), mistakes),
    health: healthOf(value('METRICS_HOST'), value('METRICS_PORT'), mistakes),
  }
  if (mistakes.length > 0)
    throw new ConfigError(`These settings cannot be used:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`)
  return config
}

function urlOf(name: string, value: string | null, protocols: readonly string[], mistakes: string[]): string | null {
  if (value === null) return null
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
  // The value itself may hold a password, so it is not repeated.
  mistakes.push(`${name} is not a ${protocols[0]}// address`)
  return null
}

function queuesOf(value: string | null, mistakes: string[]): readonly QueueName[] {
  if (value === null) return queueNames
  const names = value.split(',').map((name) => name.trim())
  for (const name of names)
    if (!isQueueName(name)) mistakes.push(`QUEUES names "${name}"; there are ${queueNames.join(', ')}`)
  return names.filter(isQueueName)
}

function countOf(name: string, value: string | null, otherwise: number, mistakes: string[]): number {
  if (value === null) return otherwise
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value)
  mistakes.push(`${name} is "${value}"; it takes a whole number from 1 to 9,999`)
  return otherwise
}

function switchOf(name: string, value: string | null, mistakes: string[]): boolean {
  if (value !== null && value !== '0' && value !== '1') mistakes.push(`${name} is "${value}"; it takes 1 or 0`)
  return value === '1'
}

function logLevelOf(value: string | null, mistakes: string[]): LogLevel {
  const level = logLevels.find((known) => known === (value ?? 'info'))
  if (level !== undefined) return level
  mistakes.push(`LOG_LEVEL is "${value}"; it takes ${logLevels.join(', ')}`)
  return 'info'
}

function contactOf(value: string | null, mistakes: string[]): string | null {
  const isAddress =
    value === null ||
    /^[\w.+-]+@[\w.-]+\.\w+$/.test(value) ||
    (/^https?:\/\/[!-~]+$/.test(value) && URL.canParse(value))
  if (isAddress) return value
  mistakes.push(`WIREWATCH_CONTACT is "${value}"; it takes a mail address or a web address`)
  return null
}

function incidentUrlOf(value: string | null, mistakes: string[]): string | null {
  if (value === null || (value.includes('{id}') && /^https?:\/\//.test(value) && URL.canParse(value))) return value
  mistakes.push(`INCIDENT_URL is "${value}"; it takes a web address with {id} in it`)
  return null
}

/** The port of OpenTelemetry's exporter for Prometheus. */
const defaultMetricsPort = 9464

function healthOf(host: string | null, port: string | null, mistakes: string[]): Config['health'] {
  if (port === '0') return null
  if (port !== null && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535))
    mistakes.push(`METRICS_PORT is "${port}"; it takes a port, or 0 for none`)
  return { host: host ?? '127.0.0.1', port: Number(port ?? defaultMetricsPort) }
}

function folderOf(value: string | null): string | null {
  if (value === null) return null
  const expanded = value.startsWith('~/') ? join(homedir(), value.slice(2)) : value
  return isAbsolute(expanded) ? expanded : resolve(expanded)
}
