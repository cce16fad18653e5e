import type { TemplateNames } from '@wirewatch/taxonomy'

export type BoilerplateName = 'beside-the-article' | 'region' | 'short-label' | 'picture'

/** By what kind of boilerplate name an element is called, if by any. Names are as `wordsOfName` writes them. */
export function boilerplateNameIn(name: string, names: TemplateNames): BoilerplateName | null {
  if (name === '') return null
  if (names.beside.test(name)) return 'beside-the-article'
  if (names.regions.test(name)) return 'region'
  if (names.pictures.test(name)) return 'picture'
  return names.labels.test(name) ? 'short-label' : null
}

/** A class name or id in lower case, with its words parted: `itemDateCreated` is `item-date-created`. */
export const wordsOfName = (name: string): string => name.replace(camelBoundary, '$1-$2').toLowerCase()

const camelBoundary = /([a-z\d])([A-Z])/g
