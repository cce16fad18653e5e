import type { SourceKind } from '@wirewatch/model'

/** What an outlet can be. */
export const sourceKinds = [
  'newspaper',
  'agency',
  'broadcaster',
  'online',
  'state_media',
  'monitor',
  'government',
  'armed_group_media',
] as const satisfies readonly SourceKind[]
