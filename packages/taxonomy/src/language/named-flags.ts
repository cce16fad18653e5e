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
  const none = Object.fromEntries(names.map((name) => [fieldName(name), false])) as NamedFlags<Name>
  const known = new Map([[JSON.stringify(none), none]])
  return {
    none,
    withFlag: (flags, name) => {
      const made = { ...flags, [fieldName(name)]: true }
      const key = JSON.stringify(made)
      const same = known.get(key) ?? made
      known.set(key, same)
      return same
    },
  }
}

const fieldName = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
