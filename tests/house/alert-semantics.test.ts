import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const tests = join(import.meta.dirname, '..')
const conditions = 'pipeline/alert/conditions.test.ts'
const counts = 'pipeline/alert/counts.test.ts'
const weigh = 'pipeline/alert/weigh-alert.test.ts'
const outbox = 'pipeline/alert/outbox-of.test.ts'
const routes = 'pipeline/alert/route-alert.test.ts'
const plan = 'pipeline/notify/plan-deliveries.test.ts'
const window = 'pipeline/notify/time-window.test.ts'
const message = 'pipeline/notify/compose-message.test.ts'
const templates = 'taxonomy/message-templates/check-templates.test.ts'
const revisions = 'runner/alerts/weigh-revisions.test.ts'
const tell = 'runner/deliver/tell-and-deliver.test.ts'
const load = 'taxonomy/alert-rules/load-alert-rules.test.ts'

/** What alert rules promise, sentence by sentence, and the test with a fixed clock that shows it: the file, and the name of the test. */
const promises: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  'an incident meets a rule': [
    ['by a place under an id', conditions, 'a town lies in its province'],
    ['by so many kilometres from a point', conditions, '30 km are within 50'],
    ['by how precisely its place is known', conditions, 'a province is less precise than a district'],
    ['by an actor under an id', conditions, 'a wing belongs to its group'],
    ['by the role of the actor', conditions, 'who claims it counts where the rule says so'],
    ['by who says so of the actor', conditions, 'what a group denies is not held against it'],
    ['by its type and the family of it', conditions, 'a family stands for its types'],
    ['by figures: the best', conditions, 'the best figure'],
    ['by figures: only a party’s', conditions, 'a party’s claim is no best figure'],
    ['by outlets and how many', conditions, 'so many outlets'],
    ['by weapons', conditions, 'a weapon'],
    ['by targets', conditions, 'a target'],
    ['by words of its summary', conditions, 'words of the summary'],
    [
      'by patterns in linear time',
      conditions,
      'a pattern that would hang a backtracking engine does not hang this one',
    ],
    [
      'as the first in its district for so long',
      conditions,
      'the first incident in a district is one that nothing was known before',
    ],
    ['as the first of its actor', conditions, 'an actor is new where it is named, and gunmen never are'],
    ['never silently by what is unknown', conditions, 'null never leaks past a place filter, unless the rule says so'],
    ['through `unknown_matches`', conditions, 'unknown gunmen meet a rule that lets unknown actors through'],
  ],
  'many incidents, or none': [
    ['three with one key in a day', counts, 'fire, with what was counted'],
    ['of which two do not', counts, 'two do not'],
    ['are told once', counts, 'a fourth is not told again while the alert stands'],
    ['and corrected when one was taken back', counts, 'who was told hears that one of the three was taken back'],
    ['this week against the mean of the last eight', counts, 'says what is usual'],
    ['with a minimum', counts, 'three against none: below the minimum'],
    ['no news for so long', counts, 'twelve hours without news fire'],
    ['and not a minute less', counts, 'a minute less does not'],
    ['by the job that runs by the clock', revisions, 'brings three in a province in a day together, once'],
    ['of an outlet', revisions, 'hears that an outlet is silent, and that it speaks again'],
    ['of a place', revisions, 'hears that a province is silent, until there is news of it'],
  ],
  'the life of a rule': [
    ['experimental: fires and tells nobody', weigh, 'an experimental rule fires and tells nobody'],
    ['test: says so', message, 'a rule on trial says so'],
    ['deprecated: is not weighed', weigh, 'a deprecated rule is not weighed'],
    ['first load: a baseline, and nothing is sent', revisions, 'tells nothing of what was there before it'],
    ['an id that is not in the taxonomy does not load', load, 'place-that-is-not-there'],
    ['its own tests', 'pipeline/alert/default-rules.test.ts', 'hold what their own tests say'],
    ['a backtest', 'services/alerts.test.ts', 'backtest tells what would have been told, and when'],
    [
      'one set for all processes',
      'runner/alerts/rules-in-force.test.ts',
      'weigh by the same rules: those that came last',
    ],
  ],
  'the life of an alert': [
    [
      'its identity is the rule and the incident',
      revisions,
      'that resolve reports of one incident at once make one alert and one notice',
    ],
    [
      'it follows merges',
      revisions,
      'an alert follows the incident that it is part of now, and says so to who was told',
    ],
    ['pending: waits for corroboration', weigh, 'waits for corroboration'],
    ['or for so many origins', weigh, 'ends when the third origin joins'],
    ['or until the hold has run out', revisions, 'ends a hold: nothing is told before, one notice after'],
    ['firing', weigh, 'fires at the first revision that meets the rule, with the reason'],
    [
      'acknowledged: by one name, of one alert',
      'services/alerts.test.ts',
      'are listed, taken on once, and named by whom',
    ],
    [
      'until something material changes',
      tell,
      'what somebody has taken on is told again once something material changes, and then repeated',
    ],
    ['resolved', revisions, 'ends an alert that nothing has happened to for long'],
    ['suppressed, with the reason: silence', tell, 'what is silenced is not told, and says why'],
    [
      'suppressed, with the reason: inhibition',
      tell,
      'an alert that another one says already is suppressed, with the reason',
    ],
    ['found late: to the digest', weigh, 'later: for the digest'],
  ],
  'what is told': [
    [
      'an unchanged incident never repeats',
      tell,
      'an incident reaches the desk once, signed over time and body, and an unchanged one never again',
    ],
    [
      'a material change does, against what was told',
      weigh,
      'small steps add up against what was told, not against the last revision',
    ],
    ['more of it is an escalation', weigh, 'a rising toll is told with what was told before'],
    ['another value is a correction', weigh, 'a name for the gunmen is more, another name is a correction'],
    ['a correction to everyone who was told', outbox, 'goes to everyone who was told, whatever the routes say now'],
    ['whatever is silenced', tell, 'whoever was told hears that it was wrong, also while everything is silenced'],
    ['whatever another alert says', plan, 'is not held back by a silence, nor by another alert: %s'],
    [
      'before news where the budget is short',
      plan,
      'goes before news where the budget is short, and over it waits for the same receiver',
    ],
    ['a retraction as well', revisions, 'an edit that takes the report back is a retraction to who was told'],
    ['and to nobody who was not told', revisions, 'and to nobody where nobody was told'],
    ['only the kinds that the rule tells', weigh, 'a kind that the rule does not tell is kept and not told'],
  ],
  'whom, and when': [
    [
      'routes: the first branch that matches',
      routes,
      'the first branch that matches keeps it from the others, and a branch below it takes its own',
    ],
    ['`continue`', routes, 'a branch that continues lets the ones after it tell too'],
    ['`group_by`', plan, 'what belongs to one group goes in one message, also what waits for others to come'],
    ['`group_wait`', outbox, 'waits for others of its group'],
    ['`group_interval`', plan, 'between one message of a group and the next lies its interval'],
    [
      '`repeat`, while nobody has acknowledged',
      tell,
      'what nobody acknowledges is told again, and what somebody has taken on is not',
    ],
    ['`active` hours', plan, 'outside of the hours of its route nothing is told until they begin'],
    ['in the zone of the receiver', window, 'a morning in Karachi is still night in London'],
    ['across daylight saving', window, 'the night in which the clock is put back is an hour longer'],
    ['quiet hours', plan, 'at night only what is critical is told at once'],
    ['a silence matches', plan, 'of the province in which it happened'],
    ['and expires', tell, 'a silence ends at its time, and what comes after it is told'],
    ['inhibition', plan, 'an alert that another one says already is not told, unless it is of another incident'],
    ['budgets overflow into the digest', tell, 'what is over the budget comes in the digest, in one message'],
    ['a digest comes at its hour, in summer too', window, 'in summer it comes at the same hour of the wall'],
  ],
  'how it is sent': [
    ['in the transaction of the revision', revisions, 'or not at all, where the transaction fails'],
    ['at least once, with a key', tell, 'a process that died while sending is taken over, with the same key'],
    [
      'also when workers are killed',
      'services/telling.test.ts',
      'workers that are killed while they tell lose nothing, and repeat only what was under way, with its key and its bytes',
    ],
    ['by two workers once', tell, 'two processes that look at the same time tell once'],
    ['signed', tell, 'an incident reaches the desk once, signed over time and body, and an unchanged one never again'],
    [
      'again and again, later and later, then set aside',
      tell,
      'a desk that fails is tried again later and later with the same bytes, and set aside after a day',
    ],
    ['without holding up others', tell, 'a receiver that cannot be told at all holds up no other'],
    [
      'to no private address unless permitted',
      tell,
      'a webhook on this machine is refused unless its receiver permits it',
    ],
    ['as mail', tell, 'a mail goes by the server that is named, to everybody, with a message id that stays the same'],
    ['as a feed', tell, 'a feed of alerts is a file that can be subscribed to'],
    ['to Slack and Teams', message, 'to Slack and Teams nothing from outside is markup either'],
    ['in one’s own words, escaped', templates, 'a value is escaped for the channel of %s'],
  ],
}

describe.each(Object.entries(promises))('%s', (_chapter, rows) => {
  test.each(rows)('%s', (_promise, file, name) => {
    const source = readFileSync(join(tests, file), 'utf8').replaceAll("\\'", "'")
    expect(source.includes(`'${name}'`), `${file} has no test '${name}'`).toBe(true)
  })
})
