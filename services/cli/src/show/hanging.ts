import { Help } from 'commander'
import { readableWidth } from './table.js'

/** A text in lines of the terminal's width, each of them as far in as `indent`; the first begins with `first` in its place. */
export function hanging(text: string, indent: number, first = ''): string {
  const lines = new Help().boxWrap(text, readableWidth() - indent).split('\n')
  return lines.map((line, at) => (at === 0 ? first.padEnd(indent) : ' '.repeat(indent)) + line).join('\n')
}
