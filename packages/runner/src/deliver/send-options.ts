import type { Store } from '@wirewatch/store'

export interface SendOptions {
  readonly store: Store
  /** Where feeds of alerts are written that name no absolute path. */
  readonly home: string
  /** Holds the secrets that receivers name, and SMTP_URL and MAIL_FROM. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Permits webhooks on this machine. */
  readonly allowLoopback: boolean
  readonly now: () => Date
  /** Takes what is to be printed; by default standard output. */
  readonly print?: (text: string) => void
}
