import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml'

/** Keys and list positions from the top of a document down to one value. */
export type LinePath = readonly (string | number)[]

/**
 * Answers the 1-based line of the value at a path; of the nearest part above it that exists, where it does not. The
 * source is taken apart at the first question: most files are never asked about.
 */
export function linesOf(source: string): (path: LinePath) => number {
  let outline: Outline | null = null
  return (path) => {
    outline ??= { source, events: parseEvents(source, {}), children: new Map(), lineStarts: lineStartsOf(source) }
    return lineHolding(outline.lineStarts, offsetOfPath(outline, path))
  }
}

/** The 1-based line that holds the offset. */
export function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) line++
  return line
}

/** A file taken apart. A file of mistakes is asked about once for each of them, so what was looked up is kept. */
interface Outline {
  readonly source: string
  readonly events: readonly Event[]
  /** By the event of a list or mapping. */
  readonly children: Map<number, ReadonlyMap<string, Child>>
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[]
}

/** The event of a value, and the offset where it is announced: its key in a mapping, itself in a list. */
interface Child {
  readonly value: number
  readonly offset: number
}

function lineStartsOf(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The 1-based line that holds the offset. */
function lineHolding(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low + 1
}

function offsetOfPath(outline: Outline, path: LinePath): number {
  let at = 1
  let offset = startOf(outline.events[at])
  for (const part of path) {
    const next = childrenOf(outline, at).get(String(part))
    if (next === undefined) return offset
    offset = next.offset
    at = next.value
  }
  return offset
}

function childrenOf(outline: Outline, parent: number): ReadonlyMap<string, Child> {
  const known = outline.children.get(parent)
  if (known !== undefined) return known
  const children = readChildren(outline, parent)
  outline.children.set(parent, children)
  return children
}

function readChildren({ source, events }: Outline, parent: number): Map<string, Child> {
  const children = new Map<string, Child>()
  const type = events[parent]?.type
  if (type !== EVENT_ID.SEQUENCE && type !== EVENT_ID.MAPPING) return children
  let at = parent + 1
  for (let index = 0; at < events.length && events[at]?.type !== EVENT_ID.POP; index++) {
    const first = events[at]
    const value = type === EVENT_ID.MAPPING ? after(events, at) : at
    const name = type === EVENT_ID.SEQUENCE ? String(index) : keyOf(source, first)
    if (name !== null && !children.has(name)) children.set(name, { value, offset: startOf(first) })
    at = after(events, value)
  }
  return children
}

const keyOf = (source: string, event: Event | undefined): string | null =>
  event?.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : null

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
