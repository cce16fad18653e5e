import { type Logger, pino } from 'pino'
import type { LogLevel } from './config.js'

/** Structured log lines on standard error, one JSON object each. */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>

export function openLog(level: LogLevel): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}
