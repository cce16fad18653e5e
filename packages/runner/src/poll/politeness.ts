import type { Source } from '@wirewatch/model'

export interface PolitenessRule {
  /** Requests of one key wait for each other. */
  readonly key: string
  readonly spacingMs: number
}

const defaultSpacingMs = 1000

/** The rule for an address: that of the outlet whose front page it lies below, else of the outlet on its host, else one request a second. */
export function politenessOf(sources: readonly Source[]): (url: URL) => PolitenessRule {
  const below = new Map<string, PolitenessRule>()
  const onHost = new Map<string, PolitenessRule>()
  for (const { homepage, feeds, politeness } of sources) {
    for (const address of [homepage, ...feeds.map((feed) => feed.url)]) {
      if (address === null || !URL.canParse(address)) continue
      const url = new URL(address)
      const rule = { key: politeness.key ?? hostOf(url), spacingMs: politeness.spacingMs }
      onHost.set(hostOf(url), rule)
      below.set(firstFolderOf(url), rule)
    }
  }
  return (url) =>
    below.get(firstFolderOf(url)) ?? onHost.get(hostOf(url)) ?? { key: hostOf(url), spacingMs: defaultSpacingMs }
}

/** The rule for a feed, by the address that its outlet names. For one that no outlet names it keeps nobody apart: its host has a rule of its own. */
export function politenessOfFeed(sources: readonly Source[]): (feedId: string) => PolitenessRule {
  const ruleOf = politenessOf(sources)
  const feeds = sources.flatMap((source) => source.feeds).filter(({ url }) => URL.canParse(url))
  const rules = new Map(feeds.map(({ id, url }) => [id, ruleOf(new URL(url))]))
  return (feedId) => rules.get(feedId) ?? { key: feedId, spacingMs: 0 }
}

const hostOf = (url: URL): string => url.host.replace(/^www\./, '')

/** Several outlets may share a host and differ in the first folder of their addresses. */
const firstFolderOf = (url: URL): string => `${hostOf(url)}/${url.pathname.split('/')[1] ?? ''}`
