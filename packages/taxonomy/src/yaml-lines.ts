import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml'

/** Keys and list positions from the top of a document down to one value. */
export type LinePath = readonly (string | number)[]

/**
 * Answers the 1-based line of the value at a path; of the nearest part above it that exists, where it does not. The
 * source is taken apart at the first question: most files are never asked about.
 */
export function linesOf(source: string): (path: LinePath) => number {
  let events: readonly Event[] | null = null
  return (path) => {
    events ??= parseEvents(source, {})
    return lineAt(source, offsetOfPath(source, events, path))
  }
}

/** The 1-based line that holds the offset. */
export function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) line++
  return line
}

function offsetOfPath(source: string, events: readonly Event[], path: LinePath): number {
  let at = 1
  let offset = startOf(events[at])
  for (const part of path) {
    const next = childAt(source, events, at, part)
    if (next === null) return offset
    offset = next.offset
    at = next.value
  }
  return offset
}

/** The event of the child, and the offset where it is announced: its key in a mapping, itself in a list. */
function childAt(source: string, events: readonly Event[], parent: number, part: string | number) {
  const container = events[parent]
  if (container === undefined) return null
  let at = parent + 1
  for (let index = 0; at < events.length && events[at]?.type !== EVENT_ID.POP; index++) {
    const first = events[at]
    if (container.type === EVENT_ID.SEQUENCE) {
      if (index === part) return { value: at, offset: startOf(first) }
      at = after(events, at)
      continue
    }
    if (container.type !== EVENT_ID.MAPPING) return null
    const value = after(events, at)
    if (first?.type === EVENT_ID.SCALAR && getScalarValue(source, first) === String(part)) {
      return { value, offset: startOf(first) }
    }
    at = after(events, value)
  }
  return null
}

/** The event that follows the whole of the node at `at`. */
function after(events: readonly Event[], at: number): number {
  let depth = 0
  for (let next = at; next < events.length; next++) {
    const type = events[next]?.type
    if (type === EVENT_ID.SEQUENCE || type === EVENT_ID.MAPPING) depth++
    if (type === EVENT_ID.POP) depth--
    if (depth === 0) return next + 1
  }
  return events.length
}

function startOf(event: Event | undefined): number {
  if (event === undefined) return 0
  if (event.type === EVENT_ID.SCALAR) return Math.max(0, event.valueStart)
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return Math.max(0, event.start)
  return 0
}
