/** Yes or no for every name; asking is reading a field. Words that answer alike share one. */
export type NamedFlags<Name extends string> = Readonly<Record<FieldName<Name>, boolean>>

/** 'place-near' in a rule file is `placeNear` in code. */
type FieldName<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<FieldName<Rest>>}`
  : Name

/** All flags of the names: the one with none set, and how to get from one to the next. */
export interface FlagSet<Name extends string> {
  readonly none: NamedFlags<Name>
  readonly withFlag: (flags: NamedFlags<Name>, name: Name) => NamedFlags<Name>
}

export function flagSet<Name extends string>(names: readonly Name[]): FlagSet<Name> {
  const fields = names.map(fieldName)
  // All are built in one way, so that they have one shape: reading a field of one of several shapes takes longer.
  const withFields = (set: ReadonlySet<string>): NamedFlags<Name> =>
    Object.fromEntries(fields.map((field) => [field, set.has(field)])) as NamedFlags<Name>
  const none = withFields(new Set())
  const known = new Map([['', none]])
  return {
    none,
    withFlag: (flags, name) => {
      const set = fields.filter((field) => field === fieldName(name) || flags[field as FieldName<Name>])
      const key = set.join(' ')
      const same = known.get(key) ?? withFields(new Set(set))
      known.set(key, same)
      return same
    },
  }
}

const fieldName = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
