import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('every package that is installed has a licence that is allowed here', () => {
  const script = fileURLToPath(new URL('licences.mjs', import.meta.url))
  const listed = execFileSync(process.execPath, [script], { encoding: 'utf8' })
  expect(listed).toMatch(/^MIT +\d+$/m)
})
