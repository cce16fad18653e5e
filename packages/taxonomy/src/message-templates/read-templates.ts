import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { MessageTemplates, TemplateSet } from '@wirewatch/model'
import { packagedData } from '../load-taxonomy.js'

/** One file of templates. */
export interface TemplateFile {
  /** For example `email.html`. */
  readonly name: string
  readonly path: string
  readonly source: string
}

/** The folder of the messages that come with a language; those of the first language where it brings none. */
export function packagedTemplatesFolder(language: string): string {
  const own = join(packagedData, 'languages', language, 'messages')
  return existsSync(own) ? own : join(packagedData, 'languages', 'en', 'messages')
}

/** All files of templates in a folder, by their names. */
export function templateFiles(folder: string): TemplateFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(folder, entry.name))
    .sort()
    .map((path) => ({ name: basename(path, ending), path, source: readFileSync(path, 'utf8') }))
}

/** Folders in a folder of templates: what receivers can name. */
export function templateSetNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
}

/** Lays the templates of a folder of alert rules over those that come with the language. */
export function readTemplates(folder: string, language: string): MessageTemplates {
  const packaged = setOf(templateFiles(packagedTemplatesFolder(language)))
  const own = { ...packaged, ...setOf(templateFiles(folder)) }
  const named = templateSetNames(folder).map((name) => [name, { ...own, ...setOf(templateFiles(join(folder, name))) }])
  return { packaged, own, named: Object.fromEntries(named) }
}

const ending = '.liquid'

const setOf = (files: readonly TemplateFile[]): TemplateSet =>
  Object.fromEntries(files.map(({ name, source }) => [name, source]))
