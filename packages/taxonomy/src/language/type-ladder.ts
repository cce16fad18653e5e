/** What signals make of an incident: fits when one of `any`, all of `all` and none of `none` are there. */
export interface TypeRule {
  readonly id: string
  readonly type: string
  readonly any: readonly string[]
  readonly all: readonly string[]
  readonly none: readonly string[]
  /** Where another rule gave the type, this one still gives a component. */
  readonly component: boolean
}

/** The rules that decide the type of an incident, best first. */
export interface TypeLadder {
  readonly rules: readonly TypeRule[]
  /** Those that fit the signals, in the order of the ladder. */
  readonly fitting: (signals: ReadonlySet<string>) => readonly TypeRule[]
}

/** Gives every signal that a rule asks for a bit, and puts the bits of all rules into one list of numbers. */
export function buildTypeLadder(rules: readonly TypeRule[]): TypeLadder {
  const signals = [...new Set(rules.flatMap(({ any, all, none }) => [...any, ...all, ...none]))]
  const bitOf = new Map(signals.map((signal, bit) => [signal, bit]))
  const width = Math.ceil(signals.length / 32)
  const addBits = (bits: Int32Array, from: number, present: Iterable<string>): void => {
    for (const signal of present) {
      const bit = bitOf.get(signal)
      if (bit !== undefined) bits[from + (bit >> 5)]! |= 1 << (bit & 31)
    }
  }
  const conditions = new Int32Array(rules.length * 3 * width)
  for (const [index, { any, all, none }] of rules.entries()) {
    const from = 3 * width * index
    addBits(conditions, from, any)
    addBits(conditions, from + width, all)
    addBits(conditions, from + 2 * width, none)
  }
  return {
    rules,
    fitting: (present) => {
      const bits = new Int32Array(width)
      addBits(bits, 0, present)
      return rules.filter((_, index) => fits(conditions, 3 * width * index, bits))
    },
  }
}

/** Reads the three conditions of a rule from where they begin. */
function fits(conditions: Int32Array, from: number, present: Int32Array): boolean {
  const width = present.length
  let isAsked = false
  for (let at = 0; at < width; at++) {
    const bits = present[at]!
    if (conditions[from + 2 * width + at]! & bits || conditions[from + width + at]! & ~bits) return false
    if (conditions[from + at]! & bits) isAsked = true
  }
  return isAsked
}
