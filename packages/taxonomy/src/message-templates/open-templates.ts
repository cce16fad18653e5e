import type { TemplateSet } from '@wirewatch/model'
import { Liquid, type Template } from 'liquidjs'
import { type ChannelName, channelOf, channels } from './channels.js'

/** A set of templates, ready to be filled. */
export interface Templates {
  /**
   * Fills a template: every value is escaped for its channel. Throws `LiquidError` where it cannot be filled.
   * @param name for example `email.html`
   */
  readonly fill: (name: string, values: object) => string
}

/** Tags that reach for files or for more than one template needs; each would be a second way to write a value. */
const leftOut = ['include', 'layout', 'block', 'tablerow', 'cycle', 'increment', 'decrement', 'liquid'] as const
/** `raw` would write a value as it is; the others are not the same each time. */
const unwanted = ['raw', 'sample'] as const

/** Templates are read once, when they are first filled. They reach no file and no code. */
export function openTemplates(set: TemplateSet): Templates {
  const engines = new Map<ChannelName, Liquid>()
  const parsed = new Map<string, Template[]>()
  return {
    fill: (name, values) => {
      const engine = known(engines, channelOf(name) ?? 'text', (channel) => openEngine(set, channel))
      return engine.renderSync(
        known(parsed, name, () => engine.parse(set[name] ?? '', name)),
        values,
      )
    },
  }
}

/** @param isStrict a name that is not there is an error, else nothing is written for it */
export function openEngine(set: TemplateSet, channel: ChannelName, isStrict = false): Liquid {
  const { write, link } = channels[channel]
  const engine = new Liquid({
    templates: { ...set },
    outputEscape: write,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: isStrict,
    lenientIf: true,
    cache: true,
    // Far above what messages need: a slip such as (1..1000000000) ends here.
    renderLimit: 5000,
    memoryLimit: 50_000_000,
  })
  for (const tag of leftOut) delete engine.tags[tag]
  for (const filter of unwanted) delete engine.filters[filter]
  engine.registerFilter('sentence', (words: unknown) => sentence(String(words ?? '')))
  engine.registerFilter('link', {
    raw: true,
    handler: (words: unknown, url: unknown) => link(String(words ?? ''), webAddress(url)),
  })
  return engine
}

const sentence = (words: string): string => (words === '' || /[.!?]$/.test(words) ? words : `${words}.`)

/** Nothing but web addresses leads anywhere, so that none runs a script. */
export const webAddress = (url: unknown): string | null =>
  typeof url === 'string' && /^https?:\/\//i.test(url) ? url : null

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make(key)
  map.set(key, made)
  return made
}
