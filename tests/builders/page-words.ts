import { loadPageWords } from '@wirewatch/taxonomy'

/** The words that are packaged, read once. */
export const pageWords = loadPageWords()
