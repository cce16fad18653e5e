import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { AlertConfig, NoticeKind, Receiver, ReceiverTarget } from '@wirewatch/model'
import { openMessages } from '@wirewatch/pipeline/notify/open-messages.js'
import { previewMessage } from '@wirewatch/pipeline/notify/preview-message.js'
import {
  alertRulesFolder,
  didYouMean,
  loadAlertRules,
  loadTaxonomy,
  packagedTemplatesFolder,
  templateFiles,
  templatesFolder,
} from '@wirewatch/taxonomy'
import { Failure } from '../failure.js'
import type { Form } from '../message-forms.js'
import { table } from '../show/table.js'
import { writtenMessage } from '../show/written-message.js'
import type { RuleOptions } from './rules.js'

interface PreviewOptions extends RuleOptions {
  readonly as?: Form
  readonly receiver?: string
  readonly templates?: string
  readonly kind?: NoticeKind
  readonly digest?: boolean
  readonly html?: boolean
}

/** Lists the templates and where each comes from; with `copy`, puts those that are not there yet beside the rules, to be changed. */
export async function templates(options: RuleOptions & { readonly copy?: boolean }): Promise<void> {
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const own = templatesFolder(alertRulesFolder(options.data, options.rules))
  const packaged = packagedTemplatesFolder(taxonomy.region.language)
  if (options.copy) return copyTo(own, packaged)
  const files = templateFiles(packaged).map(({ name, path }) => ({ name, path: laidOver(own, path) ?? path }))
  if (options.json) return console.log(JSON.stringify(files, null, 2))
  console.log(
    table(
      [
        { head: 'template', of: ({ name }) => name },
        { head: 'file', of: ({ path }) => relative(process.cwd(), path), widest: 120 },
      ],
      files,
    ),
  )
}

const laidOver = (own: string, packaged: string): string | null => {
  const path = join(own, basename(packaged))
  return existsSync(path) ? path : null
}

function copyTo(own: string, packaged: string): void {
  const missing = templateFiles(packaged).filter(({ path }) => laidOver(own, path) === null)
  mkdirSync(own, { recursive: true })
  for (const { path } of missing) copyFileSync(path, join(own, basename(path)))
  console.log(
    missing.length === 0
      ? `All templates are in ${own} already.`
      : `${missing.length} templates are in ${own} now. Delete those that you leave as they are: they will follow later versions.`,
  )
}

/** Prints an invented alert as a receiver would be told of it. */
export async function preview(options: PreviewOptions): Promise<void> {
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const config = loadAlertRules(alertRulesFolder(options.data, options.rules), taxonomy)
  const kinds: readonly NoticeKind[] = options.digest
    ? ['created', 'escalated', 'retracted']
    : [options.kind ?? 'created']
  const messages = openMessages(config.templates)
  const { content, fault } = previewMessage(receiverFor(options, config), messages, kinds, options.digest === true)
  if (fault !== null) throw new Failure(`The templates cannot write this message: ${fault}`)
  if (options.html && content.kind !== 'email') throw new Failure('Only a mail has HTML: --as email --html.')
  if (options.html && content.kind === 'email') return console.log(content.html)
  console.log(options.json ? JSON.stringify(content, null, 2) : writtenMessage(content))
}

type Sender = Exclude<Receiver, { readonly kind: 'digest' }>

function receiverFor(options: PreviewOptions, config: AlertConfig): Sender {
  const { as = 'text', receiver } = options
  const templates = options.templates ?? null
  const sets = Object.keys(config.templates.named)
  if (templates !== null && !sets.includes(templates)) throw new Failure(noneOf('folder of templates', templates, sets))
  if (receiver === undefined) return { name: 'preview', quiet: null, templates, ...targetOf(as) }
  const named = receiverNamed(receiver, config)
  if (named.kind === 'digest') return receiverFor({ ...options, receiver: named.to }, config)
  return { ...named, templates: templates ?? named.templates }
}

function receiverNamed(name: string, { receivers }: AlertConfig): Receiver {
  const found = receivers.find((one) => one.name === name)
  if (found !== undefined) return found
  const names = receivers.map((one) => one.name)
  throw new Failure(noneOf('receiver', name, names))
}

const noneOf = (what: string, given: string, there: readonly string[]): string =>
  `There is no ${what} "${given}"; ${didYouMean(given, there) ?? `there ${there.length === 1 ? 'is' : 'are'} ${there.join(', ') || 'none'}`}`

function targetOf(form: Form): Exclude<ReceiverTarget, { readonly kind: 'digest' }> {
  if (form === 'text') return { kind: 'stdout' }
  if (form === 'email') return { kind: 'email', to: [] }
  if (form === 'feed') return { kind: 'feed', format: 'json', path: '', entries: 1 }
  const body = form === 'webhook' ? 'wirewatch' : form
  return { kind: 'webhook', body, url: null, urlEnv: null, secretEnv: null, allowPrivate: false }
}
