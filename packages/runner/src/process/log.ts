import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from '../config.js'
import { messageOf } from './message-of.js'

/** Structured log lines, one JSON object each; what is logged as `fault` may be anything that was thrown. */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>

/** On standard error. */
export const openLog = (level: LogLevel): Log => logTo(pino.destination({ fd: 2, sync: true }), level)

export function logTo(stream: DestinationStream, level: LogLevel): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { fault: messageOf } },
    stream,
  )
}
