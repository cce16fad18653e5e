import { Option } from 'commander'

/** Where another region's knowledge is. */
export const dataOption = (): Option => new Option('--data <dir>', 'another region’s data folder').env('WIREWATCH_DATA')

/** The examples below the help of a command: each with what it is for. */
export function examples(...list: readonly (readonly [command: string, what: string])[]): string {
  const widest = Math.max(...list.map(([command]) => command.length))
  return `\nExamples:\n${list.map(([command, what]) => `  ${command.padEnd(widest)}   ${what}`.trimEnd()).join('\n')}`
}
