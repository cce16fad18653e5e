import { Command } from 'commander'
import { alerts } from './program/alerts.js'
import { analysis } from './program/analysis.js'
import { incidents } from './program/incidents.js'
import { knowledge } from './program/knowledge.js'
import { lines } from './program/lines.js'
import { running } from './program/running.js'
import { sources } from './program/sources.js'

/** The command line, in the order of its help. Each command is loaded when it is called: `wirewatch code` does not wait for a database driver. */
export function program(): Command {
  const wirewatch = new Command('wirewatch')
    .description('Feeds in, incidents out: watches the news wires of a region and keeps one table of what happened.')
    .version('0.1.0', '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', '\nEach has a help of its own with examples: wirewatch start --help')
    .exitOverride()
  for (const { heading, add } of groups) {
    wirewatch.commandsGroup(heading)
    for (const addTo of add) addTo(wirewatch)
  }
  nameHelp(wirewatch, 'npx wirewatch')
  return wirewatch
}

/** Whoever makes a mistake is told of the help of that very command. */
function nameHelp(command: Command, path: string): void {
  command.showHelpAfterError(`Run "${path} --help" to see what it takes.`)
  for (const one of command.commands) nameHelp(one, `${path} ${one.name()}`)
}

const groups = [
  { heading: 'The line:', add: [running, sources] },
  { heading: 'Incidents:', add: [incidents, analysis] },
  { heading: 'Alerts:', add: [alerts] },
  { heading: 'What is known about the world:', add: [knowledge] },
  { heading: 'On standard input, without a database:', add: [lines] },
]
