import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { median } from './measure.mjs'

const { Client } = createRequire(new URL('../../packages/store/package.json', import.meta.url))('pg')

/**
 * Writes down where the time of an entry goes: every statement, and what this process and the server had of the processors, and waited for
 * them. On a machine that does other things as well, the processor's time is what can be compared.
 */
export function traceWays(serverPid) {
  const statements = hearStatements()
  const ways = []
  return {
    begin() {
      statements.length = 0
      const { us, server } = accounts(serverPid)
      const startedAt = performance.now()
      return (number, arrivedAt) => {
        const now = accounts(serverPid)
        ways.push({
          number,
          ms: arrivedAt - startedAt,
          us: since(us, now.us),
          server: since(server, now.server),
          statements: statements.map(({ text, from, to }) => ({ text, from: from - startedAt, to: to - startedAt })),
        })
      }
    },
    print: () => print(ways),
  }
}

function hearStatements() {
  const heard = []
  const { query } = Client.prototype
  Client.prototype.query = function (config, ...others) {
    const text = String(config?.text ?? config)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 90)
    const from = performance.now()
    const answer = query.call(this, config, ...others)
    const note = () => heard.push({ text, from, to: performance.now() })
    answer?.then?.(note, note)
    return answer
  }
  return heard
}

/** Of our main thread, and of all processes of the server together. Linux only. */
function accounts(serverPid) {
  const children = readFileSync(`/proc/${serverPid}/task/${serverPid}/children`, 'utf8').trim().split(' ')
  const server = children.map((pid) => account(`/proc/${pid}/schedstat`))
  return {
    us: account(`/proc/self/task/${process.pid}/schedstat`),
    server: { ran: sum(server.map(({ ran }) => ran)), waited: sum(server.map(({ waited }) => waited)) },
  }
}

/** In milliseconds. */
function account(file) {
  try {
    const [ran, waited] = readFileSync(file, 'utf8').split(' ')
    return { ran: ran / 1e6, waited: waited / 1e6 }
  } catch {
    // It has ended since it was listed.
    return { ran: 0, waited: 0 }
  }
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

const since = (before, now) => ({ ran: now.ran - before.ran, waited: now.waited - before.waited })

const slowest = 5

function print(ways) {
  const sorted = ways.toSorted((one, other) => one.ms - other.ms)
  const half = (value) => median(ways.map(value)).toFixed(1)
  console.log(
    `\nhalf of the ways: at most ${half(({ ms }) => ms)} ms; ran here ${half(({ us }) => us.ran)} ms and in the server ${half(({ server }) => server.ran)} ms, in ${half(({ statements }) => statements.length)} statements and ${half(roundTrips)} ways there and back`,
  )
  for (const way of [sorted[sorted.length >> 1], ...sorted.slice(-slowest)]) printWay(way)
}

/** Those that were asked for before the last of their predecessors was answered go along with it. */
function roundTrips({ statements }) {
  let trips = 0
  let lastAnswer = Number.NEGATIVE_INFINITY
  for (const { from, to } of statements.toSorted((one, other) => one.from - other.from)) {
    if (from >= lastAnswer) trips += 1
    lastAnswer = Math.max(lastAnswer, to)
  }
  return trips
}

function printWay({ number, ms, us, server, statements }) {
  const had = ({ ran, waited }) => `ran ${ran.toFixed(1)} ms, waited ${waited.toFixed(1)} ms`
  console.log(`\nentry ${number}: ${ms.toFixed(1)} ms; here ${had(us)}; server ${had(server)}`)
  for (const { text, from, to } of statements.toSorted((one, other) => one.from - other.from))
    console.log(`  ${from.toFixed(1).padStart(7)} ${(to - from).toFixed(1).padStart(6)}  ${text}`)
}
