import { existsSync, readFileSync } from 'node:fs'
import { load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { didYouMean } from './closest-word.js'
import type { Finding } from './finding.js'
import { NOT_PLAIN, readPlainYaml } from './read-plain-yaml.js'
import { type LinePath, lineAt, linesOf } from './yaml-lines.js'

/** A file that was read: its value, and where in it each part stands. */
export interface YamlDocument<Value> {
  /** As it is named in findings. */
  readonly file: string
  readonly value: Value
  /** 1-based line of the value at the path, for example `[3, 'aliases', 0]`. Slow: meant for findings. */
  readonly lineOf: (path: LinePath) => number
}

/** A file that holds a list: the entries that are right, each with its place; those that are wrong are findings. */
export interface YamlList<Entry> {
  readonly file: string
  readonly entries: readonly YamlEntry<Entry>[]
  /** Ids of the entries that were left out, so that references to them are not reported as dangling too. */
  readonly brokenIds: readonly string[]
}

export interface YamlEntry<Entry> {
  readonly value: Entry
  /** As it is named in findings. */
  readonly file: string
  /** 1-based line of the entry, or of the part at `path` inside it. Slow: meant for findings. */
  readonly line: (path?: LinePath) => number
}

/** Where to read: the path on disk, and the name that findings show. */
export interface YamlPath {
  readonly path: string
  readonly file: string
}

/** Reads one YAML file and checks it against the schema. Null, with findings added, where it is absent or wrong. */
export function readYaml<Schema extends z.ZodType>(
  at: YamlPath,
  schema: Schema,
  findings: Finding[],
): YamlDocument<z.output<Schema>> | null {
  const source = sourceOf(at, findings)
  const parsed = source === null ? null : parse(source, at.file, findings)
  if (source === null || parsed === null) return null
  const lineOf = linesOf(source)
  const result = schema.safeParse(parsed.value, { reportInput: true })
  if (!result.success) {
    for (const finding of findingsOf(result.error, schema, lineOf, at.file, [])) findings.push(finding)
    return null
  }
  return { file: at.file, value: result.data, lineOf }
}

/** Reads a YAML file that is a list of entries of one schema. Null, with a finding added, where there is no list. */
export function readYamlList<Schema extends z.ZodType>(
  at: YamlPath,
  schema: Schema,
  findings: Finding[],
): YamlList<z.output<Schema>> | null {
  const source = sourceOf(at, findings)
  if (source === null) return null
  const lineOf = linesOf(source)
  const plain = readEntries(readPlainYaml(source), schema, at.file, lineOf, findings)
  if (plain !== null) return plain
  const nothing = { file: at.file, entries: [], brokenIds: [] }
  if (isEmpty(source)) return nothing
  const parsed = parse(source, at.file, findings)
  if (parsed === null) return null
  const list = listIn(parsed.value, at.file)
  if (list === null) {
    const message = `expected a list of entries, found ${kindOf(parsed.value)}`
    findings.push({ file: at.file, line: 1, kind: 'wrong-value', message, hint: 'begin each entry with "- id: …"' })
    return null
  }
  return readEntries(list.values, schema, at.file, (path) => lineOf([...list.at, ...path]), findings) ?? nothing
}

/** Comments alone are a file in which nothing stands yet; no word at all is a file that was cut. */
const isEmpty = (source: string): boolean =>
  source.trim() !== '' && source.split('\n').every((line) => /^\s*(?:#.*|---\s*)?$/.test(line))

/** The list itself, or the list under the one key that says again what the file holds: `actors:` in a file of actors. */
function listIn(value: unknown, file: string): { readonly values: readonly unknown[]; readonly at: LinePath } | null {
  if (Array.isArray(value)) return { values: value, at: [] }
  if (typeof value !== 'object' || value === null) return null
  const [[key, values] = ['', null], ...others] = Object.entries(value)
  const isMeant =
    others.length === 0 && Array.isArray(values) && (file.startsWith(`${key}/`) || file.startsWith(`${key}.`))
  return isMeant ? { values, at: [key] } : null
}

type LineOf = (path: LinePath) => number

/** Null where a value is not plain, or there is none. */
function readEntries<Schema extends z.ZodType>(
  values: Iterable<unknown>,
  schema: Schema,
  file: string,
  lineOf: LineOf,
  findings: Finding[],
): YamlList<z.output<Schema>> | null {
  const entries: YamlEntry<z.output<Schema>>[] = []
  const brokenIds: string[] = []
  const refused: { readonly error: z.ZodError; readonly index: number }[] = []
  let index = 0
  for (const value of values) {
    if (value === NOT_PLAIN) return null
    const result = schema.safeParse(value, { reportInput: true })
    if (result.success) {
      entries.push(entryAt(result.data, file, index, lineOf))
    } else {
      refused.push({ error: result.error, index })
      const id = idOf(value)
      if (id !== null) brokenIds.push(id)
    }
    index++
  }
  if (index === 0) return null
  // only now: a line that is no YAML may have followed, and then there is nothing to look lines up in
  for (const { error, index: at } of refused)
    for (const finding of findingsOf(error, schema, lineOf, file, [at])) findings.push(finding)
  return { file, entries, brokenIds }
}

/** Apart from the reading, so that an entry keeps nothing else of the file alive. */
const entryAt = <Entry>(value: Entry, file: string, index: number, lineOf: LineOf): YamlEntry<Entry> => ({
  value,
  file,
  line: (path = []) => lineOf([index, ...path]),
})

function sourceOf(at: YamlPath, findings: Finding[]): string | null {
  if (existsSync(at.path)) return readFileSync(at.path, 'utf8')
  findings.push({ file: at.file, line: 1, kind: 'missing-file', message: 'the file is missing', hint: null })
  return null
}

function parse(source: string, file: string, findings: Finding[]): { readonly value: unknown } | null {
  try {
    return { value: load(source) }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const line = error.mark === undefined ? 1 : lineAt(source, error.mark.position)
    findings.push({ file, line, kind: 'not-yaml', message: error.reason, hint: null })
    return null
  }
}

function findingsOf(error: z.ZodError, schema: z.ZodType, lineOf: LineOf, file: string, at: LinePath): Finding[] {
  return error.issues
    .flatMap((issue) => problemsOf(issue, schema))
    .map(({ path, ...problem }) => ({ file, line: lineOf([...at, ...path]), ...problem }))
}

interface Problem {
  readonly path: LinePath
  readonly kind: Finding['kind']
  readonly message: string
  readonly hint: string | null
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType): Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        kind: 'unknown-key',
        message: `unknown key "${key}"${path.length === 0 ? '' : ` in ${describePath(path)}`}`,
        hint: didYouMean(key, keysAt(schema, path)) ?? listed('known keys', keysAt(schema, path)),
      }))
    case 'invalid_union':
      return problemsOfUnion(issue.errors, path, schema)
    case 'invalid_value': {
      const values = issue.values.map(String)
      const found = typeof issue.input === 'string' ? issue.input : ''
      const hint = didYouMean(found, values) ?? ownHint(issue) ?? listed('one of', values)
      const problem = issue.input === undefined ? 'is missing' : 'is not a known value'
      return [{ path, kind: 'wrong-value', message: `${describePath(path)} ${problem}`, hint }]
    }
    case 'invalid_type': {
      const missing = issue.input === undefined
      const message = missing ? `${describePath(path)} is missing` : `${describePath(path)}: ${plain(issue.message)}`
      return [{ path, kind: 'wrong-value', message, hint: typeHint(issue) }]
    }
    default: {
      const kind = issue.message.startsWith('not a date') ? 'bad-date' : 'wrong-value'
      return [{ path, kind, message: `${describePath(path)}: ${plain(issue.message)}`, hint: null }]
    }
  }
}

/** What the schema itself says of a value that it does not know. */
const ownHint = ({ message }: z.core.$ZodIssue): string | null => (/^Invalid /.test(message) ? null : message)

function typeHint({ expected, input }: z.core.$ZodIssueInvalidType): string | null {
  if (expected === 'array' && input !== undefined) return 'write a list: [one, another]'
  if (expected === 'number' && typeof input === 'string') return 'write it without quotes'
  if (expected === 'string' && typeof input === 'number') return 'put it into quotes, so that it is text'
  return null
}

/** Of the alternatives of a union, the one that fits best is the one the writer meant: a wrong type is the worst fit. */
function problemsOfUnion(
  branches: readonly (readonly z.core.$ZodIssue[])[],
  path: LinePath,
  schema: z.ZodType,
): Problem[] {
  const meant = branches.find(
    (issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  )
  if (meant === undefined) {
    const isNumber = typeof branches[0]?.[0]?.input === 'number'
    const hint = isNumber ? 'put it into quotes, so that it is text' : null
    return [{ path, kind: 'wrong-value', message: `${describePath(path)} has the wrong type`, hint }]
  }
  return meant.flatMap((issue) => problemsOf({ ...issue, path: [...path, ...issue.path] }, schema))
}

/** The keys that the schema knows at the path; for the hint after an unknown one. */
function keysAt(schema: z.core.$ZodType, path: LinePath): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return keysAt(schema.unwrap(), path)
  }
  if (schema instanceof z.ZodPipe) return keysAt(schema.in, path)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysAt(option, path))
  const [first, ...rest] = path
  if (first === undefined) return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest)
  if (schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest)
  if (!(schema instanceof z.ZodObject)) return []
  const inner = schema.shape[String(first)]
  return inner === undefined ? [] : keysAt(inner, rest)
}

const listed = (what: string, words: readonly string[]): string | null =>
  words.length === 0 ? null : `${what}: ${words.join(', ')}`

const describePath = (path: LinePath): string =>
  path.length === 0
    ? 'the entry'
    : `"${path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('')}"`

const plain = (message: string): string =>
  message.replace(/^Invalid input: /, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase())

const kindOf = (value: unknown): string =>
  value === null ? 'nothing' : typeof value === 'object' ? 'a mapping' : typeof value

const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null
