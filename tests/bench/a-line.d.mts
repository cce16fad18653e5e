import type { Source } from '@wirewatch/model'

export interface Town {
  readonly id: string
  readonly name: string
  readonly admin1: string
}

export const towns: readonly Town[]
export function aFeed(items: readonly string[]): string
export function aServer(
  respond: (request: { readonly url?: string }) => { readonly body: string } | undefined,
): Promise<{ readonly url: string; readonly close: () => void }>
export function aSource(id: string, url: string): Source
