import { logTo } from '@wirewatch/runner/process/log.js'
import { expect, test } from 'vitest'

const lineOf = (fault: unknown): unknown => {
  const lines: string[] = []
  logTo({ write: (line) => void lines.push(line) }, 'info').warn({ fault }, 'a feed could not be kept')
  return JSON.parse(lines.join(''))
}

test.each([
  ['an error', new Error('disk full')],
  ['words', 'disk full'],
])('a log line says what went wrong, be it given as %s', (_, fault) => {
  expect(lineOf(fault)).toMatchObject({ level: 40, fault: 'disk full', msg: 'a feed could not be kept' })
})
