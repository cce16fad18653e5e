import { readFileSync } from 'node:fs'

/** A line of expected.jsonl: an incident, or (key null) an article that yields none. */
export interface ExpectedLine {
  readonly key: string | null
  readonly date: string | null
  readonly type: string | null
  readonly typeOk: readonly string[]
  readonly retrospective: boolean
  /** `outlet/slug`. */
  readonly articles: readonly string[]
  readonly mentionedIn: readonly string[]
}

export function expectedLines(): readonly ExpectedLine[] {
  const file = new URL('../../packages/sample-outlets/expected.jsonl', import.meta.url)
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => expectedLine(JSON.parse(line)))
}

function expectedLine(line: Record<string, unknown>): ExpectedLine {
  return {
    key: textOf(line.key),
    date: textOf(line.date),
    type: textOf(line.type),
    typeOk: textsOf(line.typeOk),
    retrospective: line.retrospective === true,
    articles: typeof line.article === 'string' ? [line.article] : textsOf(line.articles),
    mentionedIn: textsOf(line.mentionedIn),
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
