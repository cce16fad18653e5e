import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkAlertRules, describeFinding, packagedTemplatesFolder, templateFiles } from '@wirewatch/taxonomy'
import { checkTemplates } from '@wirewatch/taxonomy/message-templates/check-templates.js'
import { openTemplates } from '@wirewatch/taxonomy/message-templates/open-templates.js'
import { readTemplates } from '@wirewatch/taxonomy/message-templates/read-templates.js'
import { expect, onTestFinished, test } from 'vitest'
import { oneReceiver, smallTaxonomy } from '../../builders/alert-rules.js'

/** A folder of alert rules with these files. */
function aFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-templates-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}
const mistakesIn = (files: Readonly<Record<string, string>>): string[] =>
  checkAlertRules(aFolder(files), smallTaxonomy).map(describeFinding)

test('the templates that come with the project tell every example', () => {
  const folder = packagedTemplatesFolder('en')
  expect(templateFiles(folder).length).toBeGreaterThan(8)
  expect(checkTemplates(folder, 'en', (file) => file)).toEqual([])
})

test.each([
  [
    'title.liquid',
    '{{ alert.level }}\n{{ alert.titel }}',
    'title.liquid:2: there is no alert.titel (did you mean "title"?)',
  ],
  [
    'text.liquid',
    '{% for alert in alerts %}\n\n{{ alert.title | upcas }}{% endfor %}',
    'text.liquid:3: undefined filter: upcas',
  ],
  ['lines.liquid', 'one\n{% if alert.url %}', 'lines.liquid:2: tag {% if alert.url %} not closed'],
  ['email.html.liquid', 'x\n\n{{ subject | raw }}', 'email.html.liquid:3: undefined filter: raw'],
  ['email.html.liquid', '{% include "/etc/passwd" %}', 'email.html.liquid:1: tag "include" not found'],
  ['webhook.json.liquid', '{ "text": "{{ subject }}" }', 'webhook.json.liquid:1: what it writes is no JSON'],
  ['titel.liquid', 'x', 'titel.liquid:1: no message is written by a template of this name (did you mean "title"?)'],
  ['text.pdf.liquid', 'x', 'text.pdf.liquid:1: "text.pdf" is for no channel'],
])('a mistake in %s is found where it stands', (file, source, mistake) => {
  expect(mistakesIn({ [`templates/${file}`]: source })[0]).toContain(`alert-rules/templates/${mistake}`)
})

test('what lies in the folder that a receiver names is checked too, and so is its name', () => {
  const rules = '[]'
  const delivery = oneReceiver.replace('stdout: {}', 'stdout: {}, templates: nihgt')
  const files = {
    'rules.yaml': rules,
    'delivery.yaml': delivery,
    'templates/night/title.liquid': '{{ alert.nothing }}',
  }
  expect(mistakesIn(files)).toEqual([
    'alert-rules/delivery.yaml:3: there is no folder of templates "nihgt" (did you mean "night"?)',
    expect.stringContaining('alert-rules/templates/night/title.liquid:1: there is no alert.nothing'),
  ])
})

test('templates are read through links, as a mounted volume holds them', () => {
  const folder = aFolder({ '..data/title.liquid': 'ours', '..data/desk/title.liquid': 'theirs' })
  for (const name of ['title.liquid', 'desk']) symlinkSync(join('..data', name), join(folder, name))
  expect(readTemplates(folder, 'en')).toMatchObject({ own: { title: 'ours' }, named: { desk: { title: 'theirs' } } })
})

test('a template may take in others of its folder', () => {
  const files = { 'templates/title.liquid': "{% render 'mark' %}{{ alert.level }}", 'templates/mark.liquid': '!' }
  expect(mistakesIn(files)).toEqual([])
})

const hostile = `<b onload="x">&'*_[x](javascript:1)|\u202e\n# {{ 1 }}`

test.each([
  ['text', `<b onload="x">&'*_[x](javascript:1)| # {{ 1 }}`],
  ['x.html', '&lt;b onload=&quot;x&quot;&gt;&amp;&#39;*_[x](javascript:1)|\u202e\n# {{ 1 }}'],
  ['x.mrkdwn', `&lt;b onload="x"&gt;&amp;'*_[x](javascript:1)| # {{ 1 }}`],
  ['x.markdown', `\\<b onload="x"\\>&'\\*\\_\\[x\\]\\(javascript:1\\)| \\# {{ 1 }}`],
  ['x.json', JSON.stringify(hostile)],
])('a value is escaped for the channel of %s', (name, written) => {
  const ways = ['{{ value }}', "{{ value | append: '' }}", '{% echo value %}']
  const filled = ways.map((source) => openTemplates({ [name]: source }).fill(name, { value: hostile }))
  expect(filled).toEqual([written, written, written])
})

test.each([
  ['x.html', 'https://a.example/?a=1&b="', '<a href="https://a.example/?a=1&amp;b=&quot;">here</a>'],
  ['x.mrkdwn', 'https://a.example/a|b', '<https://a.example/a%7Cb|here>'],
  ['x.markdown', 'https://a.example/(a b)', '[here](https://a.example/%28a%20b%29)'],
  ['x.html', 'javascript:alert(1)', 'here'],
  ['x.markdown', 'javascript:alert(1)', 'here'],
])('a link in %s to %s', (name, url, written) => {
  expect(openTemplates({ [name]: "{{ 'here' | link: url }}" }).fill(name, { url })).toBe(written)
})

test.each(["{% render '../../../../etc/passwd' %}", "{% render 'nothing' %}"])('%s reaches no file', (source) => {
  expect(() => openTemplates({ text: source }).fill('text', {})).toThrow(/nothing|passwd/)
})

test('a loop without end comes to one', () => {
  expect(() => openTemplates({ text: '{% for i in (1..1000000000) %}{{ i }}{% endfor %}' }).fill('text', {})).toThrow(
    /limit/,
  )
})
