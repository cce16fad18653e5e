import { type DictionaryLine, dictionary as readDictionary } from '@wirewatch/store'
import { closestWord } from '@wirewatch/taxonomy'
import { asAnalyst } from '../as-analyst.js'
import { Failure } from '../failure.js'
import { table } from '../show/table.js'

export interface DictionaryOptions {
  readonly json?: boolean
  readonly md?: boolean
  readonly sample?: boolean
}

/** Prints what analysts can read: every view and function, or every column of one. */
export async function dictionary(object: string | undefined, options: DictionaryOptions): Promise<void> {
  const lines = await asAnalyst(options, readDictionary)
  const chosen = object === undefined ? lines : lines.filter((line) => nameOf(line) === object)
  if (chosen.length === 0) throw new Failure(unknown(object ?? '', lines))
  if (options.json) console.log(JSON.stringify(chosen, null, 2))
  else if (options.md) console.log(asMarkdown(chosen))
  else if (object === undefined) console.log(overview(lines))
  else console.log(columns(chosen))
}

/** A function is asked for by its name, without its arguments. */
const nameOf = ({ object }: DictionaryLine): string => object.replace(/\(.*/, '')

function unknown(object: string, lines: readonly DictionaryLine[]): string {
  const near = closestWord(object, lines.map(nameOf))
  return `There is no ${object} in the schema reporting.${near === null ? '' : ` Did you mean ${near}?`} Without a name, dictionary lists all there is.`
}

const firstOfEach = (lines: readonly DictionaryLine[]): DictionaryLine[] =>
  lines.filter(({ object }, index) => lines.findIndex((line) => line.object === object) === index)

function overview(lines: readonly DictionaryLine[]): string {
  return table<DictionaryLine>(
    [
      { head: 'name', of: ({ object }) => object, widest: 60 },
      { head: 'kind', of: ({ kind }) => kind },
      { head: 'what it holds', of: ({ meaning }) => meaning, widest: 200 },
    ],
    firstOfEach(lines),
  )
}

function columns(lines: readonly DictionaryLine[]): string {
  const [{ object, kind, meaning }] = lines as [DictionaryLine, ...DictionaryLine[]]
  const head = `${object}, ${kind}\n${meaning ?? ''}`
  if (kind === 'function') return head
  const body = table<DictionaryLine>(
    [
      { head: 'column', of: ({ column }) => column },
      { head: 'type', of: ({ type }) => type },
      { head: 'meaning', of: ({ columnMeaning }) => columnMeaning, widest: 200 },
    ],
    lines,
  )
  return `${head}\n\n${body}`
}

function asMarkdown(lines: readonly DictionaryLine[]): string {
  const parts = firstOfEach(lines).map(({ object, kind, meaning }) => {
    const rows = lines
      .filter((line) => line.object === object && line.column !== null)
      .map(({ column, type, columnMeaning }) => `| ${column} | ${type} | ${columnMeaning?.replaceAll('|', '\\|')} |`)
    const body = rows.length === 0 ? [] : ['', '| column | type | meaning |', '| :-- | :-- | :-- |', ...rows]
    return [`## ${object}`, '', `${kind === 'view' ? '' : `A ${kind}. `}${meaning}`, ...body].join('\n')
  })
  return ['# What analysts can read: the schema reporting', ...parts].join('\n\n')
}
