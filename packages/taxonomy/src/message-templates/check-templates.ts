import { join } from 'node:path'
import type { MessageTemplates, TemplateSet } from '@wirewatch/model'
import { LiquidError } from 'liquidjs'
import { didYouMean } from '../closest-word.js'
import type { Finding } from '../finding.js'
import { channelOf, channels } from './channels.js'
import { type ExampleValues, exampleMessages } from './example-messages.js'
import { openEngine } from './open-templates.js'
import { readTemplates, type TemplateFile, templateFiles, templateSetNames } from './read-templates.js'

/** Everything that is wrong with the templates in a folder, each at its line: they are read, and filled with examples. */
export function checkTemplates(folder: string, language: string, named: (file: string) => string): Finding[] {
  const templates = readTemplates(folder, language)
  return [
    ...checkFiles(templateFiles(folder), templates.own, templates, named),
    ...templateSetNames(folder).flatMap((name) =>
      checkFiles(templateFiles(join(folder, name)), templates.named[name] ?? {}, templates, (file) =>
        named(`${name}/${file}`),
      ),
    ),
  ]
}

function checkFiles(
  files: readonly TemplateFile[],
  set: TemplateSet,
  { packaged }: MessageTemplates,
  named: (file: string) => string,
): Finding[] {
  const used = new Set([...Object.keys(packaged), ...renderedIn(set)])
  return files.flatMap(({ name, source }) => {
    const file = named(`${name}.liquid`)
    if (channelOf(name) === null) {
      const message = `"${name}" is for no channel`
      return [aFinding(file, 1, message, `the name ends in one of ${Object.keys(channels).join(', ')}`, 'unread-file')]
    }
    if (!used.has(name)) {
      const hint = didYouMean(name, used) ?? `known here: ${Object.keys(packaged).join(', ')}`
      return [aFinding(file, 1, 'no message is written by a template of this name', hint, 'unread-file')]
    }
    const examples = Object.hasOwn(packaged, name) ? exampleMessages(name) : []
    return faultOf(name, source, set, examples).map(({ line, message, hint }) => aFinding(file, line, message, hint))
  })
}

const aFinding = (
  file: string,
  line: number,
  message: string,
  hint: string | null,
  kind: Finding['kind'] = 'wrong-value',
): Finding => ({ file, line, kind, message, hint })

/** Names of the templates that others take in. */
const renderedIn = (set: TemplateSet): string[] =>
  Object.values(set).flatMap((source) =>
    [...source.matchAll(/\{%-?\s*render\s+['"]([^'"]+)['"]/g)].map(([, name]) => name!),
  )

type Fault = Pick<Finding, 'line' | 'message' | 'hint'>

/** The first thing that is wrong with a template; nothing where every example can be told by it. */
function faultOf(name: string, source: string, set: TemplateSet, examples: readonly ExampleValues[]): Fault[] {
  const channel = channelOf(name) ?? 'text'
  const [strict, lenient] = [openEngine(set, channel, true), openEngine(set, channel)]
  try {
    const template = strict.parse(source, name)
    for (const { values, isWhole } of examples) {
      const filled = (isWhole ? strict : lenient).renderSync(template, values)
      if (channel === 'json') JSON.parse(filled)
    }
    return []
  } catch (error) {
    if (error instanceof SyntaxError) {
      const hint = 'values bring their own quotes: write {{ alert.title }}, not "{{ alert.title }}"'
      return [{ line: 1, message: `what it writes is no JSON: ${error.message}`, hint }]
    }
    return [inTemplate(error, source)]
  }
}

function inTemplate(error: unknown, source: string): Fault {
  const { message, token, originalError } = error as LiquidError & { originalError?: { variableName?: string } }
  const words = (originalError instanceof Error ? originalError.message : message).replace(/, (?:file|line):.*$/s, '')
  const variable = (originalError as { variableName?: string } | undefined)?.variableName
  if (variable !== undefined) {
    const at = source.indexOf(variable)
    return { line: at < 0 ? 1 : lineAt(source, at), message: `there is no ${variable}`, hint: nearest(variable) }
  }
  return { line: LiquidError.is(error) ? (token?.getPosition()[0] ?? 1) : 1, message: words, hint: null }
}

const lineAt = (source: string, at: number): number => source.slice(0, at).split('\n').length

const nearest = (variable: string): string | null => didYouMean(variable.split('.').at(-1) ?? variable, knownNames())

/** Every name that an example holds, at whatever depth. */
function knownNames(): ReadonlySet<string> {
  const names = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, below] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name)
      collect(below)
    }
  }
  for (const { values } of exampleMessages('text')) collect(values)
  return names
}
