import type { ReceiverTarget } from '@wirewatch/model'
import { composeMessage } from '@wirewatch/pipeline/notify/compose-message.js'
import { openMessages } from '@wirewatch/pipeline/notify/open-messages.js'
import { toldAlert } from '@wirewatch/pipeline/notify/told-alert.js'
import { describe, expect, test } from 'vitest'
import { aNotice } from '../../builders/a-notice.js'
import { alertConfig, claimedToll, incidentFacts, toll } from '../../builders/alert-rules.js'

const hostile = '<script>&"*_[x](javascript:1)'
const background = {
  reports: [
    { publicId: 'PK-2026-000001', source: 'Valley Post', title: hostile, url: 'https://valley-post.example/a_(b)' },
    { publicId: 'PK-2026-000001', source: 'River News', title: null, url: 'javascript:alert(1)' },
    { publicId: 'PK-2026-000009', source: 'Somebody', title: null, url: null },
  ],
  figures: [{ publicId: 'PK-2026-000001', measure: 'killed' as const, speaker: 'police' }],
}
type Target = Exclude<ReceiverTarget, { kind: 'digest' }>
const { templates } = alertConfig('[]')
const messages = openMessages(templates)
const composed = (target: Target, facts = incidentFacts({ killed: { ...toll(11), low: 8, high: 14 } })) =>
  composeMessage(target, null, messages, {
    notices: [aNotice({ facts, kind: 'escalated', changes: ['killed 8 → 11'] })],
    background,
    incidentUrl: 'https://desk.example/incidents/{id}',
    isDigest: false,
    idempotencyKey: 'k',
    createdAt: '2026-03-04T12:00:00.000Z',
  }).content
const webhook = (body: 'wirewatch' | 'slack' | 'teams'): Target => ({
  kind: 'webhook',
  body,
  url: 'https://desk.example',
  urlEnv: null,
  secretEnv: null,
  allowPrivate: false,
})
const bodyOf = (content: ReturnType<typeof composed>) => (content.kind === 'post' ? JSON.parse(content.body) : null)

test('a text says what happened, the toll with its range and who gives it, what changed, why, and who reports it', () => {
  expect(composed({ kind: 'stdout' })).toEqual({
    kind: 'text',
    text: `Update, critical: Mass-casualty attack: Quetta, Balochistan, PK

Bomb or mine in Quetta, 2026-03-03.
Killed: 11 (8 to 14), according to police.
Changed since it was told: killed 8 → 11.
Why: killed 11, at least 5 asked.
  - Valley Post ${hostile} https://valley-post.example/a_(b)
  - River News
Incident PK-2026-000001 https://desk.example/incidents/PK-2026-000001
`,
  })
})

test('a rule on trial says so', () => {
  const { title } = toldAlert(aNotice({ ruleStatus: 'test' }), background, null, messages.fillBy(null))
  expect(title).toBe('Critical, rule on trial: Mass-casualty attack: Quetta, Balochistan, PK')
})

test('in a mail nothing from outside is markup, and only web addresses are links', () => {
  const mail = composed({ kind: 'email', to: ['desk@desk.example'] })
  expect(mail).toMatchObject({ subject: 'Update, critical: Mass-casualty attack: Quetta, Balochistan, PK' })
  const page = mail.kind === 'email' ? mail.html : ''
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toMatch(/<script|href="javascript/)
})

test('to Slack and Teams nothing from outside is markup either', () => {
  const slack = JSON.stringify(bodyOf(composed(webhook('slack'), incidentFacts({ summary: hostile }))))
  expect(slack).toContain('&lt;script&gt;&amp;')
  expect(slack).toContain('<https://valley-post.example/a_(b)|Valley Post>')
  const teams = bodyOf(composed(webhook('teams'), incidentFacts({ summary: hostile })))
  expect(teams.attachments[0].content.body[1].text).toBe('\\<script\\>&"\\*\\_\\[x\\]\\(javascript:1\\).')
  expect(JSON.stringify(teams)).not.toContain('](javascript')
})

test('a webhook of our own holds everything, and its bytes are the same at every attempt', () => {
  expect(bodyOf(composed(webhook('wirewatch')))).toMatchObject({
    version: 1,
    id: 'k',
    alerts: [
      {
        kind: 'escalated',
        level: 'critical',
        rule: { id: 'mass-casualty' },
        incident: { publicId: 'PK-2026-000001', killed: { best: 11 } },
        sources: [{ name: 'Valley Post' }, { name: 'River News' }],
        url: 'https://desk.example/incidents/PK-2026-000001',
      },
    ],
  })
  expect(composed(webhook('wirewatch'))).toEqual(composed(webhook('wirewatch')))
})

test.each([
  [toll(3), [], 'Killed: 3.'],
  [claimedToll(9), ['military'], 'Killed: 9, as only a party to the fight claims, according to military.'],
  [{ low: null, best: null, high: null, basis: null }, [], undefined],
  [toll(0), ['hospital'], 'Killed: 0, according to hospital.'],
])('a toll is told as far as it is known', (figures, speakers, line) => {
  const figuresGiven = speakers.map((speaker) => ({ ...background.figures[0]!, speaker }))
  const given = { reports: [], figures: figuresGiven }
  const notice = aNotice({ facts: incidentFacts({ killed: figures }) })
  const { lines } = toldAlert(notice, given, null, messages.fillBy(null))
  expect(lines.find((one) => one.startsWith('Killed'))).toBe(line)
})

const digestOf = (body: 'slack' | 'teams', summary: string, count: number) => {
  const facts = incidentFacts({ summary })
  const { content } = composeMessage(webhook(body), null, messages, {
    notices: Array.from({ length: count }, (_, id) => aNotice({ id, facts })),
    background,
    incidentUrl: null,
    isDigest: true,
    idempotencyKey: 'k',
    createdAt: '2026-03-04T12:00:00.000Z',
  })
  return content.kind === 'post' ? content.body : ''
}

test('Teams refuses long messages for good: a long digest says how many alerts it leaves out', () => {
  const body = digestOf('teams', 'Bomb in Quetta. '.repeat(30), 200)
  expect(Buffer.byteLength(body)).toBeLessThan(28_000)
  expect(body).toMatch(/… and 1\d\d more/)
  expect(Buffer.byteLength(digestOf('teams', 'x & '.repeat(20_000), 1))).toBeLessThan(28_000)
})

test('a long text for Slack is cut between words, and keeps its links whole', () => {
  const { blocks } = JSON.parse(digestOf('slack', 'Smith & Sons '.repeat(400), 1))
  expect(blocks[0].text.text.length).toBeLessThan(3000)
  expect(blocks[0].text.text).toMatch(/(&amp;|Smith|Sons) …\n[\s\S]*\|Valley Post> · River News$/)
})

test('an address with a space in it does not end a link for Teams', () => {
  const report = { ...background.reports[0]!, url: 'https://valley-post.example/a b' }
  const { content } = composeMessage(webhook('teams'), null, messages, {
    notices: [aNotice()],
    background: { ...background, reports: [report] },
    incidentUrl: null,
    isDigest: false,
    idempotencyKey: 'k',
    createdAt: '2026-03-04T12:00:00.000Z',
  })
  expect(content.kind === 'post' && content.body).toContain('](https://valley-post.example/a%20b)')
})

describe('templates of the user’s own', () => {
  const source = {
    notices: [aNotice({ facts: incidentFacts({ summary: hostile }) })],
    background,
    incidentUrl: null,
    isDigest: false,
    idempotencyKey: 'k',
    createdAt: '2026-03-04T12:00:00.000Z',
  }
  const told = (target: Target, own: Record<string, string>, named: Record<string, Record<string, string>> = {}) => {
    const sets = Object.entries(named).map(([name, set]) => [name, { ...templates.own, ...own, ...set }])
    const given = { ...templates, own: { ...templates.own, ...own }, named: Object.fromEntries(sets) }
    return composeMessage(target, Object.keys(named)[0] ?? null, openMessages(given), source)
  }

  test('write messages, each value still escaped for its channel', () => {
    const { content } = told(
      { kind: 'email', to: ['desk@desk.example'] },
      { 'email.html': '<b>{% for alert in alerts %}{{ alert.incident.summary }}{% endfor %}</b>' },
    )
    expect(content).toMatchObject({ html: '<b>&lt;script&gt;&amp;&quot;*_[x](javascript:1)</b>\n' })
  })

  test('give a webhook any body that is JSON', () => {
    const { content } = told(webhook('wirewatch'), {
      'webhook.json': '{ "text": {{ alerts.first.incident.summary }}, "dead": {{ alerts.first.killed.told }} }',
    })
    expect(bodyOf(content)).toEqual({ text: hostile, dead: null })
  })

  test('that a receiver names lie over those of the folder', () => {
    const { content } = told({ kind: 'stdout' }, { title: 'ours', subject: 'ours' }, { night: { subject: 'night' } })
    expect(content).toMatchObject({ text: expect.stringMatching(/^night\n\nours\n/) })
  })

  test('that cannot be filled keep nobody from being told', () => {
    const broken = told(webhook('wirewatch'), {
      'webhook.json': '{ "text": {{ alerts.first.title }} {{ message.id }} }',
    })
    expect(broken.fault).toMatch(/JSON/)
    expect(bodyOf(broken.content)).toMatchObject({ version: 1 })
  })
})
