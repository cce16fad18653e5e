import type { MessageTemplates } from '@wirewatch/model'
import { openTemplates } from '@wirewatch/taxonomy'

/** Fills a template by its name, for example `email.html`. */
export type Fill = (template: string, values: object) => string

/** The words and forms of messages, ready to be filled. */
export interface Messages {
  /** What is given is written by the templates of that name; null: by the folder's own. */
  readonly fillBy: (name: string | null) => Fill
  /** The templates that come with the project, which tell every alert. */
  readonly fillByPackaged: Fill
}

export function openMessages({ packaged, own, named }: MessageTemplates): Messages {
  const ownOnes = openTemplates(own)
  const namedOnes = new Map(Object.entries(named).map(([name, set]) => [name, openTemplates(set)]))
  return {
    fillBy: (name) => (name === null ? ownOnes : (namedOnes.get(name) ?? ownOnes)).fill,
    fillByPackaged: openTemplates(packaged).fill,
  }
}
