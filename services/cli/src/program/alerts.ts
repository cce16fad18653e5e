import { type Command, InvalidArgumentError, Option } from 'commander'
import { forms } from '../message-forms.js'
import { dataOption, examples } from './parts.js'

/** `wirewatch rules …` and `wirewatch alerts …`: what is watched for, and what has fired. */
export function alerts(wirewatch: Command): void {
  rules(wirewatch.command('rules').description('alert rules: check, test, list, explain and backtest them'))
  const group = wirewatch
    .command('alerts')
    .description('alerts: list, acknowledge and silence them, and see how they are told')
  fired(group)
  templates(group)
}

function rules(group: Command): void {
  onRules(group.command('check'))
    .description('every mistake of the rule files, with its line and what was probably meant')
    .addHelpText('after', examples(['npx wirewatch rules check --rules my-rules', 'a folder of your own']))
    .action(async (options) => (await import('../commands/rules.js')).check(options))
  onRules(group.command('test [rules...]'))
    .description('run the tests that stand in the rule files; exit 1 when one does not hold')
    .addHelpText(
      'after',
      examples(['npx wirewatch rules test', 'all of them'], ['npx wirewatch rules test mass-casualty', 'one rule']),
    )
    .action(async (ids, options) => (await import('../commands/rules.js')).test(ids, options))
  onRules(group.command('list'))
    .description('what is watched for, and who is told')
    .action(async (options) => (await import('../commands/rules.js')).list(options))
  onRules(group.command('explain <incident>'))
    .description('why rules fired for an incident, or which condition failed')
    .option('--rule <id>', 'this rule alone, condition by condition')
    .option('--sample', 'an incident of the sample week')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch rules explain PK-2026-000012', 'every rule, in a line'],
        ['npx wirewatch rules explain PK-2026-000012 --rule mass-casualty', 'every condition of one'],
      ),
    )
    .action(async (incident, options) => (await import('../commands/rules.js')).explain(incident, options))
  onRules(group.command('backtest'))
    .description('what the rules would have told about the incidents of the past')
    .requiredOption('--since <time>', 'from here on: 90d, or a day such as 2026-03-01', since)
    .option('--rule <id>', 'this rule alone')
    .option('--sample', 'of the sample week')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch rules backtest --since 90d', ''],
        ['npx wirewatch rules backtest --since 30d --rules my-rules', 'before you load them'],
      ),
    )
    .action(async (options) => (await import('../commands/rules.js')).backtest(options))
}

function fired(group: Command): void {
  group
    .command('list')
    .description('the alerts that stand, the latest first')
    .addOption(
      new Option('--state <state>', 'only those').choices([
        'pending',
        'firing',
        'acknowledged',
        'resolved',
        'suppressed',
        'all',
      ]),
    )
    .option('--limit <n>', 'at most so many', count, 50)
    .option('--sample', 'of the sample week')
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['npx wirewatch alerts list', ''], ['npx wirewatch alerts list --state all', '']))
    .action(async (options) => (await import('../commands/alerts.js')).list(options))
  acting(group.command('ack <ids...>'))
    .description('take alerts on: they are not repeated, until something material changes')
    .addHelpText('after', examples(['npx wirewatch alerts ack 12 13', 'the numbers that list prints']))
    .action(async (ids, options) => (await import('../commands/alerts.js')).acknowledge(ids, options))
  acting(group.command('silence'))
    .description('tell nobody of what matches, for a while; all that is named must match')
    .requiredOption('--for <time>', 'how long, such as 2h or 3d', duration)
    .requiredOption('--why <reason>', 'why, for those who wonder')
    .option('--rule <ids...>', 'of these rules')
    .option('--level <levels...>', 'of these levels')
    .option('--place <ids...>', 'in these places')
    .option('--actor <ids...>', 'by, or against, these actors')
    .option('--incident <ids...>', 'of these incidents')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch alerts silence --rule suicide-attack --for 2h --why "desk is on it"', ''],
        ['npx wirewatch alerts silence --incident PK-2026-000012 --for 1d --why known', 'one incident'],
      ),
    )
    .action(async (options) => (await import('../commands/alerts.js')).silence(options))
  acting(group.command('unsilence <id>'))
    .description('end a silence before its time')
    .action(async (id, options) => (await import('../commands/alerts.js')).unsilence(id, options))
  group
    .command('retry <receiver>')
    .description('send again what was set aside for a receiver, after it was put right; status shows how much that is')
    .option('--sample', 'in the sample week')
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['npx wirewatch alerts retry desk-webhook', 'a receiver as delivery.yaml names it']))
    .action(async (receiver, options) => (await import('../commands/alerts.js')).retry(receiver, options))
  group
    .command('silences')
    .description('the silences that hold, with who made them, why and until when')
    .option('--all', 'also those that are over')
    .option('--sample', 'of the sample week')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('../commands/alerts.js')).silences(options))
}

function templates(group: Command): void {
  onRules(group.command('preview'))
    .description('an invented alert as a receiver would be told of it, by your templates')
    .addOption(new Option('--as <form>', 'as which kind of message').choices([...forms]).conflicts('receiver'))
    .option('--receiver <name>', 'as this receiver of delivery.yaml is told')
    .option('--templates <name>', 'by the templates in this folder below templates/')
    .addOption(
      new Option('--kind <kind>', 'what is told').choices([
        'created',
        'escalated',
        'corrected',
        'retracted',
        'merged',
        'repeated',
      ]),
    )
    .option('--digest', 'several alerts, as a digest')
    .option('--html', 'of a mail, the HTML alone')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch alerts preview', 'as text'],
        ['npx wirewatch alerts preview --as slack --kind corrected', ''],
        ['npx wirewatch alerts preview --as email --digest --html > digest.html', 'to look at in a browser'],
        ['npx wirewatch alerts preview --rules my-rules --receiver desk-mail', 'by the templates of my-rules'],
      ),
    )
    .action(async (options) => (await import('../commands/templates.js')).preview(options))
  onRules(group.command('templates'))
    .description('the templates that messages are written by, and where each comes from')
    .option('--copy', 'put them into the folder templates/ of the alert rules, to be changed')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch alerts templates', ''],
        ['npx wirewatch alerts templates --copy --rules my-rules', 'leaves those alone that are there already'],
      ),
    )
    .action(async (options) => (await import('../commands/templates.js')).templates(options))
}

const onRules = (command: Command): Command =>
  command
    .addOption(
      new Option('--rules <dir>', 'a folder of alert rules instead of the region’s').env('WIREWATCH_ALERT_RULES'),
    )
    .option('--json', 'as JSON')
    .addOption(dataOption())

const acting = (command: Command): Command =>
  command
    .option('--analyst <name>', 'who does it; without it, the user of this machine')
    .option('--sample', 'in the sample week')
    .option('--json', 'as JSON')

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

function duration(value: string): number {
  const [, amount, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(value) ?? []
  if (amount !== undefined) return Number(amount) * unitMs[unit as keyof typeof unitMs]
  throw new InvalidArgumentError('It takes a time such as 30m, 2h or 3d.')
}

function since(value: string): string {
  if (/^[1-9]\d{0,4}[mhd]$/.test(value)) return new Date(Date.now() - duration(value)).toISOString()
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
  if (isDay) return `${value}T00:00:00.000Z`
  throw new InvalidArgumentError('It takes a day such as 2026-03-04, or a time such as 90d.')
}

function count(value: string): number {
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It takes a whole number from 1 on.')
}
