import { SendFault } from '@wirewatch/pipeline'
import { openPost } from '@wirewatch/runner/deliver/send-post.js'
import { expect, onTestFinished, test } from 'vitest'
import { aDesk } from '../runner/deliver/a-desk.js'

// Feeds, pages, redirects and DNS answers: tests/runner/fetch/permitted-address.test.ts and fetch-url.test.ts.

const content = { kind: 'post', contentType: 'application/json', body: '{}' } as const

async function send(url: string, { allowPrivate = false, allowLoopback = false } = {}): Promise<unknown> {
  const post = openPost({ environment: { HOOK: url }, allowLoopback, now: () => new Date('2026-03-04T12:00:00Z') })
  onTestFinished(post.close)
  const target = { kind: 'webhook', url: null, urlEnv: 'HOOK', secretEnv: null, allowPrivate } as never
  return post.send(target, content, 'key-1').catch((error: unknown) => error)
}

test.each([
  'http://127.0.0.1/token-7',
  'http://127.1/token-7',
  'http://2130706433/token-7',
  'http://0x7f.0.0.1/token-7',
  'http://[::1]/token-7',
  'http://[::ffff:127.0.0.1]/token-7',
  'http://[64:ff9b::7f00:1]/token-7',
  'http://0.0.0.0/token-7',
  'http://10.0.0.7/token-7',
  'http://192.168.1.1/token-7',
  'http://169.254.169.254/token-7',
  'http://[fe80::1]/token-7',
  'http://[fd00::1]/token-7',
  'http://localhost:9/token-7',
])('no message goes to %s, and what is said of it keeps its path to itself', async (url) => {
  const fault = await send(url)
  expect(fault).toBeInstanceOf(SendFault)
  expect(fault).toMatchObject({ kind: 'permanent' })
  expect(String(fault)).not.toContain('token-7')
})

test.each(['file:///etc/passwd', 'gopher://a.example/', 'not an address token-7'])(
  'an address of another kind is refused by the name of its variable: %s',
  async (url) => {
    expect(await send(url)).toMatchObject({ kind: 'permanent', message: 'HOOK is not a web address' })
  },
)

test('a redirect is not followed: what was meant for one host goes to no other', async () => {
  const [desk, elsewhere] = [await aDesk(), await aDesk()]
  desk.answer = { status: 307, headers: { location: elsewhere.url } }
  const fault = await send(desk.url, { allowPrivate: true })
  expect(fault).toMatchObject({ kind: 'permanent' })
  expect(desk.received).toHaveLength(1)
  expect(elsewhere.received).toEqual([])
})
