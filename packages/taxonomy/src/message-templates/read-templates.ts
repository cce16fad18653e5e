import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
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
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .filter((path) => whatIs(path)?.isFile())
    .sort()
    .map((path) => ({ name: basename(path, ending), path, source: readFileSync(path, 'utf8') }))
}

/** Folders in a folder of templates: what receivers can name. */
export function templateSetNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && whatIs(join(folder, name))?.isDirectory())
    .sort()
}

/** Lays the templates of a folder of alert rules over those that come with the language. */
export function readTemplates(folder: string, language: string): MessageTemplates {
  const packaged = setOf(templateFiles(packagedTemplatesFolder(language)))
  const own = { ...packaged, ...setOf(templateFiles(folder)) }
  const named = templateSetNames(folder).map((name) => [name, { ...own, ...setOf(templateFiles(join(folder, name))) }])
  return { packaged, own, named: Object.fromEntries(named) }
}

/** What a name leads to: a mounted volume holds links to its files. */
const whatIs = (path: string) => statSync(path, { throwIfNoEntry: false })

const ending = '.liquid'

const setOf = (files: readonly TemplateFile[]): TemplateSet =>
  Object.fromEntries(files.map(({ name, source }) => [name, source]))
