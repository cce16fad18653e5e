import type { ScoredReport } from './measure.mjs'

export interface LabelledReport {
  readonly id: string
  readonly clusters: readonly string[]
  readonly mentions: readonly string[]
  readonly title: string
  readonly text: string
  readonly publishedAt: string
  readonly zone: string
  readonly url: string
}

export const openSets: readonly string[]
export const setAsideSets: readonly string[]
export const furtherSets: readonly string[]
export const blindSets: readonly string[]
export const secondBlindSets: readonly string[]
export const closedSets: readonly string[]
export function readLabelled(sets: readonly string[]): LabelledReport[]
export function readIncidents(): Map<string, NonNullable<ScoredReport['expected']>>
export function resolveByCommandLine(reports: readonly LabelledReport[]): (LabelledReport & ScoredReport)[]
export function inTimeOrder(reports: readonly LabelledReport[]): LabelledReport[]
export function shuffled<Item>(items: readonly Item[], seed: number): Item[]
