import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { didYouMean } from './closest-word.js'
import { filesIn } from './data-files.js'
import type { Finding } from './finding.js'
import type { YamlPath } from './read-yaml.js'

/**
 * Where the files of a language are. A region may lay a file of its own over one of the language's
 * (`languages/en/weapons.yaml`), or add its words to one (`words/weapons.yaml`).
 */
export interface LanguageFiles {
  /** BCP 47 of the folder, for example `en`. */
  readonly id: string
  /** The language's file; the region's own in its place where it has one. */
  readonly own: (file: string) => YamlPath
  /** What the region adds to it; null where it adds nothing. */
  readonly added: (file: string) => YamlPath | null
}

/**
 * @param packaged the language's folder
 * @param region the region's folder
 */
export function languageFiles(packaged: string, region: string): LanguageFiles {
  const id = basename(packaged)
  const laidOver = join(region, 'languages', id)
  return {
    id,
    own: (file) => {
      const path = join(laidOver, file)
      return { path: existsSync(path) ? path : join(packaged, file), file: `languages/${id}/${file}` }
    },
    added: (file) => {
      const path = join(region, 'words', file)
      return existsSync(path) ? { path, file: `words/${file}` } : null
    },
  }
}

/** Files that take words of a region. The words around names are added in its naming.yaml, news agencies in its agencies.yaml. */
export const FILES_WITH_WORDS = [
  'casualty-words.yaml',
  'contexts.yaml',
  'nouns.yaml',
  'numbers.yaml',
  'parties.yaml',
  'role-cues.yaml',
  'speakers.yaml',
  'stop-contexts.yaml',
  'targets.yaml',
  'times.yaml',
  'triggers.yaml',
  'type-rules.yaml',
  'verbs.yaml',
  'weapons.yaml',
  'words.yaml',
] as const

/** Files below words/ and languages/ that nobody reads. */
export function checkLanguageFiles(packaged: string, region: string): Finding[] {
  const id = basename(packaged)
  const known = filesIn(packaged, '')
  return [
    ...unread(region, 'words', FILES_WITH_WORDS),
    ...unread(region, `languages/${id}`, known.length > 0 ? known : FILES_WITH_WORDS),
  ]
}

const unread = (region: string, folder: string, known: readonly string[]): Finding[] =>
  filesIn(region, folder, 'all')
    .map((file) => file.slice(folder.length + 1))
    .filter((file) => !known.includes(file))
    .map((file) => ({
      file: `${folder}/${file}`,
      line: 1,
      kind: 'unread-file',
      message: 'nothing of this name is read',
      hint: didYouMean(file, known) ?? `known here: ${known.join(', ')}`,
    }))
