import type { Article } from '@wirewatch/model'
import { type BadLine, isBadLine, textOf } from './json-lines.js'

/** The article that a line of `wirewatch code` describes; other keys are ignored. */
export function articleOfLine(line: Record<string, unknown> | BadLine): Article | BadLine {
  if (isBadLine(line)) return line
  const id = textOf(line.id)
  if (typeof line.text !== 'string') return { id, error: 'text is missing' }
  return {
    id: id ?? '',
    url: textOf(line.url),
    title: textOf(line.title),
    text: line.text,
    author: null,
    language: textOf(line.language),
    publishedAt: textOf(line.publishedAt),
    zone: textOf(line.zone),
    sourceCountry: null,
  }
}
