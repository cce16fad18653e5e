export interface GoldRef {
  readonly file: string
  readonly id?: string
  readonly line?: number
  readonly published?: string
}

export interface GoldIncident {
  readonly type: string
  readonly date: string | null
  readonly place: string | null
  readonly admin1: string | null
  readonly country: string | null
  readonly perpetrators: readonly string[]
  readonly targets: readonly string[]
  readonly killed: number | null
  readonly injured: number | null
  readonly arrested: number | null
  readonly note?: string
  readonly [key: string]: unknown
}

export interface GoldLine {
  readonly ref: GoldRef
  readonly gold: {
    readonly relevant: boolean
    readonly incidents: readonly GoldIncident[]
    readonly actors: readonly string[]
    readonly locations: readonly string[]
    readonly note?: string
  }
}

export interface GoldText {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly publishedAt: string | null
}

export const sharedFolder: string
export const hasSharedTexts: boolean
export function readLabels(half: 'open' | 'set-aside'): GoldLine[]
export function readShared(file: string): { readonly [key: string]: unknown }[]
export function textOf(ref: GoldRef): GoldText | undefined
