import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** A statement that is put to the database. */
const sql = /\.rows[(<]/

/** What each room of the house must never import, and what must not stand in it: a pure one reaches for nothing, SQL has a room of its own. */
const walls: Readonly<Record<string, { readonly imports: RegExp; readonly words?: RegExp }>> = {
  'packages/model': { imports: /^[^.]/ },
  'packages/taxonomy': { imports: /^@wirewatch\/(pipeline|store|runner)|^(bullmq|pg|drizzle-orm|ioredis|undici)$/ },
  'packages/pipeline': {
    imports:
      /^@wirewatch\/(store|runner)|^(bullmq|pg|drizzle-orm|ioredis|undici)(\/|$)|^node:(fs|net|http|https|child_process|worker_threads|os|timers)/,
    words: /process\.env|Date\.now\(\)|new Date\(\)|performance\.now\(\)|Math\.random\(\)/,
  },
  'packages/store': { imports: /^@wirewatch\/(taxonomy|pipeline|runner)|^bullmq/ },
  'packages/runner': { imports: /^@wirewatch\/(cli|worker|desk)/, words: sql },
  'services/worker': { imports: /^@wirewatch\/(cli|desk)/, words: sql },
  'services/cli': { imports: /^@wirewatch\/(worker|desk)/, words: sql },
}

test.each(Object.entries(walls))('%s imports nothing from behind its walls', (room, { imports, words }) => {
  const crossed = sourcesOf(join(root, room, 'src')).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const imported = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
      .map((match) => match[1]!)
      .filter((name) => imports.test(name))
    const reached = words === undefined ? [] : (withoutComments(text).match(new RegExp(words, 'g')) ?? [])
    return [...imported, ...reached].map((what) => `${file.slice(root.length + 1)}: ${what}`)
  })
  expect(crossed).toEqual([])
})

/** The rooms of a house that stand on each other, from the ground up: each builds on those before it. */
const floors: Readonly<Record<string, readonly string[]>> = {
  // What an article says is read in this order.
  'packages/pipeline/src/code': [
    'words',
    'phrases',
    'parties',
    'frames',
    'times',
    'places',
    'tolls',
    'readings',
    'events',
    'role',
  ],
  // First what every job stands on, then the way of an article from its end: a room hands on to those before it.
  'packages/runner/src': [
    'process',
    'queues',
    'fetch',
    'alerts',
    'deliver',
    'tell',
    'entries',
    'resolve',
    'read',
    'poll',
    'import',
    'recode',
    'analyst',
  ],
  // The nouns of the line as they are kept.
  'packages/store/src': [
    'postgres',
    'schema',
    'embedded',
    'feeds',
    'entries',
    'articles',
    'incidents',
    'alerts',
    'analyst',
    'taxonomy',
  ],
}

test.each(Object.entries(floors))('a room of %s builds on those below it', (house, rooms) => {
  const upward = rooms.flatMap((room, floor) =>
    sourcesOf(join(root, house, room)).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)]
        .map(([, path]) => relative(join(root, house), join(dirname(file), path!)).split(sep)[0]!)
        .filter((from) => rooms.indexOf(from) > floor)
        .map((from) => `${file.slice(house.length + root.length + 2)} imports from ${from}`),
    ),
  )
  expect(upward).toEqual([])
  expect(rooms.toSorted()).toEqual(roomsOf(join(root, house)))
})

test('a room of coding imports nothing from above the rooms', () => {
  const code = 'packages/pipeline/src/code'
  const recipes = floors[code]!.flatMap((room) =>
    sourcesOf(join(root, code, room)).filter((file) => /from '\.\.\/[a-z-]+\.js'/.test(readFileSync(file, 'utf8'))),
  )
  expect(recipes).toEqual([])
})

/** Ports, settings and errors are above the rooms of the runner; its recipes call them, and are called by none. */
test('no room of the runner imports a recipe', () => {
  const runner = 'packages/runner/src'
  const called = sourcesOf(join(root, runner)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '\.\.\/(jobs|schedules|sweep|work|service|index)\.js'/g)].map(
      ([, recipe]) => `${file.slice(root.length + 1)} imports ${recipe}`,
    ),
  )
  expect(called).toEqual([])
})

test('every file has a name that says what it holds', () => {
  const names = Object.keys(walls).flatMap((room) => sourcesOf(join(root, room, 'src')))
  expect(names.filter((name) => /\b(utils?|helpers?|misc|common)\b/.test(name))).toEqual([])
})

const roomsOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}
