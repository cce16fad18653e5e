import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from './closest-word.js'
import type { Finding } from './finding.js'
import type { YamlPath } from './read-yaml.js'

/** What a region's folder may hold, and nothing else: a name that is not known is a slip that would lose its entries. */
const KINDS = [
  'region',
  'actors',
  'locations',
  'sources',
  'agencies',
  'naming',
  'alert-rules',
  'words',
  'languages',
  'reference-notes',
]

/** The files of one kind in a region's folder: `actors.yaml`, and every file below `actors/`, in the order of their paths. */
export function filesOfKind(folder: string, kind: string): YamlPath[] {
  const own = filesIn(folder, '').filter((file) => isNamed(file, kind))
  return [...own, ...filesIn(folder, kind, 'all')].map((file) => ({ path: join(folder, file), file }))
}

/** Says what is wrong with the folder itself: it is not there, there is nothing in it, or something that nobody reads. */
export function checkFolder(folder: string): Finding[] {
  if (!isFolder(folder)) return [about('.', `there is no folder ${folder}`, 'wirewatch init makes one')]
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return KINDS.includes(entry.name) || !holdsData(join(folder, entry.name)) ? [] : [entry.name]
    return isData(entry.name) && !KINDS.some((kind) => isNamed(entry.name, kind)) ? [entry.name] : []
  })
  if (['actors', 'locations', 'sources'].some((kind) => filesOfKind(folder, kind).length > 0)) return names.map(unread)
  const message = 'the folder holds no actors, no locations and no sources'
  return [
    ...names.map(unread),
    about('.', message, 'expected locations.yaml, or files below locations/; see wirewatch init'),
  ]
}

const unread = (name: string): Finding => {
  const stem = name.replace(EXTENSION, '')
  const hint = didYouMean(stem, KINDS) ?? `a region holds ${KINDS.join(', ')}: put the file into the folder of its kind`
  return about(name, 'nothing of this name is read', hint, 'unread-file')
}

const about = (file: string, message: string, hint: string, kind: Finding['kind'] = 'missing-file'): Finding => ({
  file,
  line: 1,
  kind,
  message,
  hint,
})

const EXTENSION = /\.(?:ya?ml|json)$/

export const isData = (name: string): boolean => EXTENSION.test(name) && !name.startsWith('.')

const isNamed = (file: string, kind: string): boolean => EXTENSION.test(file) && file.replace(EXTENSION, '') === kind

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

const holdsData = (folder: string): boolean => filesIn(folder, '', 'all').length > 0

/** Paths of data files from `folder` on, sorted; those of the folder alone, or all below it. */
export function filesIn(folder: string, below: string, depth: 'folder' | 'all' = 'folder'): string[] {
  if (!isFolder(join(folder, below))) return []
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return depth === 'all' ? filesIn(folder, path, 'all') : []
    return isData(entry.name) ? [path] : []
  })
}
