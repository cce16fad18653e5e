/** How what is said is meant: as having happened, or as something else. */
export interface FrameStatus {
  readonly kind: 'real' | 'negated' | 'attempted' | 'hypothetical' | 'future' | 'planned' | 'threatened' | 'denied'
  /** Named only because of something else: "arrested in connection with the attack". Its cue; null where it is told for itself. */
  readonly recalledBy: number | null
  readonly alleged: boolean
  /** "had killed": lies before what the text tells. */
  readonly earlier: boolean
}
