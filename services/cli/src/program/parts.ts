import { InvalidArgumentError, Option } from 'commander'

/** Where another region's knowledge is. */
export const dataOption = (): Option => new Option('--data <dir>', 'another region’s data folder').env('WIREWATCH_DATA')

/** The examples below the help of a command: each with what it is for. */
export function examples(...list: readonly (readonly [command: string, what: string])[]): string {
  const widest = Math.max(...list.map(([command]) => command.length))
  return `\nExamples:\n${list.map(([command, what]) => `  ${command.padEnd(widest)}   ${what}`.trimEnd()).join('\n')}`
}

/** A whole number from 1 to 999. */
export function wholeNumber(value: string): number {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It takes a whole number from 1 to 999.')
}

/** A day as YYYY-MM-DD. */
export function wholeDay(value: string): string {
  const read = Date.parse(`${value}T00:00:00Z`)
  if (!Number.isNaN(read) && new Date(read).toISOString().slice(0, 10) === value) return value
  throw new InvalidArgumentError('It takes a day, such as 2026-03-04.')
}

/** A whole number from 0. */
export function wholeOrNone(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It takes a whole number, such as 5000.')
}

/** ISO 3166-1 alpha-2, in capitals. */
export function countryCode(value: string): string {
  if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase()
  throw new InvalidArgumentError('It takes two letters, such as CO.')
}

/** An IANA time zone. */
export function timeZone(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    throw new InvalidArgumentError('It takes an IANA time zone, such as America/Bogota.')
  }
}

/** What stands between commas. */
export const commaList = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Several of them. */
export const countryCodes = (value: string): string[] => commaList(value).map(countryCode)
