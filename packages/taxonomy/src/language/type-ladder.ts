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
  /** Those that fit the signals, in the order of the ladder. */
  readonly fitting: (signals: ReadonlySet<string>) => readonly TypeRule[]
}

/** Gives every signal that a rule asks for a bit, so that a rule is tried with a few numbers. */
export function buildTypeLadder(rules: readonly TypeRule[]): TypeLadder {
  const signals = [...new Set(rules.flatMap(({ any, all, none }) => [...any, ...all, ...none]))]
  const bitOf = new Map(signals.map((signal, bit) => [signal, bit]))
  const bitsOf = (present: Iterable<string>): Bits => {
    const bits = new Int32Array(Math.ceil(signals.length / 32))
    for (const signal of present) {
      const bit = bitOf.get(signal)
      if (bit !== undefined) bits[bit >> 5]! |= 1 << (bit & 31)
    }
    return bits
  }
  const ladder = rules.map((rule) => ({
    rule,
    any: bitsOf(rule.any),
    all: bitsOf(rule.all),
    none: bitsOf(rule.none),
  }))
  return {
    fitting: (present) => {
      const bits = bitsOf(present)
      return ladder.filter((step) => fits(step, bits)).map(({ rule }) => rule)
    },
  }
}

type Bits = Int32Array

interface Conditions {
  readonly any: Bits
  readonly all: Bits
  readonly none: Bits
}

function fits({ any, all, none }: Conditions, present: Bits): boolean {
  let isAsked = false
  for (let at = 0; at < present.length; at++) {
    const bits = present[at]!
    if (none[at]! & bits || all[at]! & ~bits) return false
    if (any[at]! & bits) isAsked = true
  }
  return isAsked
}
