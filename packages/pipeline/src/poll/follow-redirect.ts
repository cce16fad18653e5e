import type { Feed } from '@wirewatch/model'

type Address = Pick<Feed, 'url' | 'redirectUrl' | 'redirectConfirmations'>

/** How many polls in a row must be sent to the same new address for good before it is believed. */
const enoughConfirmations = 2

/** The address to poll from now on, after a poll that reached a feed: a permanent redirect counts once it is confirmed. */
export const addressAfterSuccess = (
  { url, redirectUrl, redirectConfirmations }: Address,
  permanentUrl: string | null,
): Address => {
  if (permanentUrl === null || permanentUrl === url) return { url, redirectUrl: null, redirectConfirmations: 0 }
  const confirmations = permanentUrl === redirectUrl ? redirectConfirmations + 1 : 1
  if (confirmations >= enoughConfirmations) return { url: permanentUrl, redirectUrl: null, redirectConfirmations: 0 }
  return { url, redirectUrl: permanentUrl, redirectConfirmations: confirmations }
}
