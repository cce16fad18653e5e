import { type ElementFields, type FieldValue, noAttributes } from './element-fields.js'
import { textOf, valueWithinDiv } from './markup.js'
import { elementsOf, type FeedElement } from './read-tree.js'

/** Which rules a document's elements are read by: Atom 0.3 keeps the `div` around XHTML that Atom 1.0 takes away. */
export type Format = 'rss' | 'atom' | 'atom03'

/** How the elements of a tree are read. */
export interface Reading {
  readonly format: Format
  /** Of dates that name none: IANA. */
  readonly zone: string
  /** Against what addresses resolve, given what the tree says. */
  readonly baseOf: (base: string | null) => string | null
}

/** The fields of an element of the lenient tree. In Atom the prefix of Atom itself is left out of the names. */
export const treeFields = (element: FeedElement, reading: Reading): ElementFields => {
  const { format, zone, baseOf } = reading
  const byName = new Map<string, FeedElement[]>()
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const name = format === 'rss' ? child.name : withoutAtom(child.name)
    const same = byName.get(name)
    if (same === undefined) byName.set(name, [child])
    else same.push(child)
  }
  const within = <T>(path: string, read: (fields: ElementFields, inner: string) => readonly T[]): readonly T[] => {
    const [outer = '', inner = ''] = path.split('/')
    return (byName.get(outer) ?? none).flatMap((child) => read(treeFields(child, reading), inner))
  }
  return {
    values: (path) => {
      const found = byName.get(path)
      if (found !== undefined) return found.map((child) => fieldValue(child, reading))
      return path.includes('/') ? within(path, (fields, inner) => fields.values(inner)) : none
    },
    inOrder: (names) =>
      elementsOf(element)
        .filter(({ name }) => names.includes(name))
        .map((child) => fieldValue(child, reading)),
    attribute: (name) => element.attributes.get(name) ?? null,
    people: (path) => {
      const found = byName.get(path)
      if (found !== undefined) return found.map((person) => personName(person, format)).filter((name) => name !== '')
      return path.includes('/') ? within(path, (fields, inner) => fields.people(inner)) : none
    },
    base: baseOf(element.base),
    zone,
  }
}

const none: readonly never[] = []

const withoutAtom = (name: string): string => (name.startsWith('atom:') ? name.slice('atom:'.length) : name)

const fieldValue = (element: FeedElement, { format, baseOf }: Reading): FieldValue => ({
  text: format === 'atom' && isXhtml(element) ? valueWithinDiv(element) : textOf(element),
  attributes: element.attributes.size === 0 ? noAttributes : Object.fromEntries(element.attributes),
  base: baseOf(element.base),
})

const isXhtml = ({ attributes }: FeedElement): boolean => /xhtml/i.test(attributes.get('type') ?? '')

/** Atom names a person in an element of its own; in RSS the text is the name, whatever markup stands in it. */
const personName = (person: FeedElement, format: Format): string => {
  const parts = new Map<string, string>()
  for (const child of person.children) {
    if (typeof child !== 'string') parts.set(child.tag, textOf(child))
  }
  if (parts.has('name') || parts.has('email') || (format !== 'rss' && parts.size > 0))
    return parts.get('name') || parts.get('email') || ''
  return textOf(person)
}
