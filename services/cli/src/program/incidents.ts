import { type Command, InvalidArgumentError } from 'commander'
import { dataOption, examples } from './parts.js'

/** `wirewatch incidents …`: what is there, and what analysts decide about it. */
export function incidents(wirewatch: Command): void {
  const group = wirewatch.command('incidents').description('list and read incidents, and decide about them')
  for (const add of [reading, uniting, fixing, undoing, review]) add(group)
}

function reading(group: Command): void {
  group
    .command('list')
    .description('the incidents, the latest first')
    .option('--since <day>', 'from this day on: YYYY-MM-DD, or 7d for the last seven days', sinceDay)
    .option('--area <area>', 'a country code, a province, a district or a place, by name or id')
    .option('--type <type>', 'a type such as explosive.suicide, or a family such as explosive')
    .option('--actor <actor>', 'an actor and all that belong to it, by id or name')
    .option(
      '--status <status>',
      'candidate, confirmed, claimed, disputed, rejected, merged or retracted; without it all that stand',
    )
    .option('--limit <n>', 'at most so many', count, 100)
    .option('--sample', 'of the sample week')
    .option('--json', 'as JSON')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch incidents list --since 7d', 'the last week'],
        ['npx wirewatch incidents list --area PK --type explosive', 'bombings in one country'],
        ['npx wirewatch incidents list --actor generic.gunmen --json', 'for a script'],
      ),
    )
    .action(async (options) => (await import('../commands/incidents.js')).list(options))
  group
    .command('show <id>')
    .description('one incident: its reports side by side, every figure with its speaker and sentence, its history')
    .option('--sample', 'of the sample week')
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['npx wirewatch incidents show PK-2026-000012', 'a merged id leads on']))
    .action(async (id, options) => (await import('../commands/incidents.js')).show(id, options))
}

function uniting(group: Command): void {
  deciding(group.command('merge <id> <other>'))
    .description('two rows, one happening: the first keeps its id, the second leads to it')
    .addHelpText(
      'after',
      examples(['npx wirewatch incidents merge PK-2026-000012 PK-2026-000015 --why "one blast, two districts"', '']),
    )
    .action(async (id, other, options) => (await import('../commands/decide.js')).merge(id, other, options))
  deciding(group.command('split <id> <reports...>'))
    .description('take reports out of an incident, into one of their own; show prints their ids')
    .addHelpText(
      'after',
      examples([
        'npx wirewatch incidents split PK-2026-000012 "news.example/42#0" --why "the evening attack"',
        'the end of an id will do',
      ]),
    )
    .action(async (id, reports, options) => (await import('../commands/decide.js')).split(id, reports, options))
}

function fixing(group: Command): void {
  deciding(group.command('set <id> <field> <value>'))
    .description('set a field to what you know; it is locked with that')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch incidents set PK-2026-000012 killed 9 --why "hospital list"', 'or 7-9-12: low, best, high'],
        ['npx wirewatch incidents set PK-2026-000012 status rejected --why "a drill"', ''],
      ),
    )
    .action(async (id, field, value, options) => (await import('../commands/decide.js')).set(id, field, value, options))
  deciding(group.command('lock <id> <field>'))
    .description('keep a field as it is, whatever later reports say')
    .action(async (id, field, options) => (await import('../commands/decide.js')).lock(id, field, options))
  deciding(group.command('unlock <id> <field>'))
    .description('leave a field to the reports again')
    .action(async (id, field, options) => (await import('../commands/decide.js')).unlock(id, field, options))
}

function undoing(group: Command): void {
  acting(group.command('undo [decision]'))
    .description('undo a decision, by its number; without one, the last that stands')
    .option('--why <reason>', 'why, for the history', 'undone')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch incidents undo', 'the last one'],
        ['npx wirewatch incidents undo 7 --why "they are two after all"', 'show prints the numbers'],
      ),
    )
    .action(async (decision, options) => (await import('../commands/decide.js')).undo(decision, options))
}

function review(group: Command): void {
  const pairs = group.command('review').description('pairs of incidents that may be one: list, accept, reject')
  pairs
    .command('list')
    .description('the open pairs, the likeliest first')
    .option('--sample', 'of the sample week')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('../commands/review.js')).list(options))
  deciding(pairs.command('accept <id> <other>'))
    .description('they are one: the younger becomes part of the older')
    .action(async (id, other, options) => (await import('../commands/decide.js')).accept(id, other, options))
  deciding(pairs.command('reject <id> <other>'))
    .description('they are two, whatever comes')
    .action(async (id, other, options) => (await import('../commands/decide.js')).reject(id, other, options))
}

const deciding = (command: Command): Command => acting(command).requiredOption('--why <reason>', 'why, for the history')

const acting = (command: Command): Command =>
  command
    .option('--analyst <name>', 'who decides; without it, the user of this machine')
    .option('--sample', 'in the sample week')
    .option('--json', 'what changed, as JSON')
    .addOption(dataOption())

function sinceDay(value: string): string {
  const days = value.match(/^(\d{1,4})d$/)?.[1]
  if (days !== undefined) return new Date(Date.now() - Number(days) * 86_400_000).toISOString().slice(0, 10)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
  if (isDay) return value
  throw new InvalidArgumentError('It takes a day such as 2026-03-04, or a number of days such as 7d.')
}

function count(value: string): number {
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It takes a whole number from 1 on.')
}
