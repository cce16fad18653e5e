import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { program } from '@wirewatch/cli/program.js'
import { readConfig } from '@wirewatch/runner/config.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))

const words = z.array(z.string())
const service = z.looseObject({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  command: words.optional(),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.looseObject({ test: words.optional(), disable: z.boolean().optional() }),
  volumes: words.optional(),
})
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(readFileSync(`${root}docker-compose.yml`, 'utf8'), { merge: true }))
const services = Object.entries(compose.services)
const ours = services.filter(([, { build }]) => build !== undefined)
const dockerfile = readFileSync(`${root}services/worker/Dockerfile`, 'utf8')
const instructions = dockerfile.split('\n').filter((line) => /^[A-Z]+ /.test(line))

test('the composition has a Postgres, a Redis, one migration and a worker for every queue', () => {
  expect(Object.keys(compose.services)).toEqual(['postgres', 'redis', 'migrate', 'feeds', 'articles', 'deliveries'])
  const queues = ours.flatMap(([, { environment }]) => environment?.QUEUES ?? [])
  expect(queues.toSorted()).toEqual([...readConfig({}, root).queues].toSorted())
})

test('every command of ours that it runs exists, with its options', () => {
  const run = ours.flatMap(([, { command, healthcheck }]) => [command ?? [], healthcheck.test?.slice(1) ?? []])
  for (const [node, script, ...args] of [...run, commandOfImage()].filter((words) => words.length > 0)) {
    expect(node).toBe('node')
    expect(existsSync(`${root}${script}`)).toBe(true)
    if (script?.endsWith('wirewatch.mjs')) expectKnown(args)
  }
})

test('every variable that it sets for us is one that we read', () => {
  const read = new Set<string>()
  readConfig(new Proxy<Record<string, string>>({}, { get: (_, name) => void read.add(String(name)) }), root)
  const named = ours.flatMap(([, { environment }]) => Object.keys(environment ?? {}))
  expect(named.filter((name) => !read.has(name))).toEqual([])
  for (const [, { environment }] of ours) expect(() => readConfig({ ...environment, ...secrets }, root)).not.toThrow()
})

/** Compose puts these in from the shell or from `.env` before anybody reads them. */
const secrets = { DATABASE_URL: 'postgres://wirewatch:secret@postgres:5432/wirewatch', WIREWATCH_CONTACT: '' }

test('every service, volume and file that it names exists', () => {
  for (const [, { depends_on, volumes, build }] of services) {
    for (const name of Object.keys(depends_on ?? {})) expect(compose.services).toHaveProperty(name)
    for (const mount of volumes ?? []) expect(compose.volumes).toHaveProperty(mount.split(':')[0]!)
    if (build !== undefined) expect(existsSync(`${root}${build.dockerfile}`)).toBe(true)
  }
  for (const [, { environment }] of ours) {
    for (const name of ['DATABASE_URL', 'REDIS_URL'])
      expect(compose.services).toHaveProperty(environment![name]!.replace(/^.*[@/]([\w-]+):\d+.*$/, '$1'))
  }
})

test('whoever waits for a healthy service waits for one that says how it is', () => {
  for (const [, { depends_on }] of services) {
    for (const [name, { condition }] of Object.entries(depends_on ?? {}))
      if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck.test).toBeDefined()
  }
  for (const [name, { healthcheck }] of services)
    expect([name, isCheckedOrOneShot(name, healthcheck)]).toEqual([name, true])
})

const isCheckedOrOneShot = (name: string, { test, disable }: z.infer<typeof service>['healthcheck']): boolean =>
  name === 'migrate' ? disable === true : test !== undefined

test('images are pinned to a version, and no secret is written down', () => {
  const images = [
    ...services.map(([, { image }]) => image),
    ...instructionsOf('FROM').map((rest) => rest.split(' ')[0]!),
  ]
  for (const image of images) expect(image).toMatch(/:\d+\.\d+/)
  expect(readFileSync(`${root}docker-compose.yml`, 'utf8')).not.toMatch(/PASSWORD: (?!\$\{)/)
})

test('the image runs as an ordinary user', () => {
  expect(instructionsOf('USER')).toEqual(['node'])
  expect(instructions.findLastIndex((line) => line.startsWith('USER'))).toBeGreaterThan(
    instructions.findLastIndex((line) => line.startsWith('FROM')),
  )
})

function expectKnown([name, ...options]: readonly string[]): void {
  const command = program().commands.find((one) => one.name() === name)
  expect(command?.name()).toBe(name)
  for (const option of options) expect(command?.options.map(({ long }) => long)).toContain(option)
}

function instructionsOf(name: string): string[] {
  return instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
}

function commandOfImage(): string[] {
  return words.parse(JSON.parse(instructionsOf('CMD')[0] ?? '[]'))
}
