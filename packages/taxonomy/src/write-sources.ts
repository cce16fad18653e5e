import type { Source } from '@wirewatch/model'
import { dump } from 'js-yaml'

/** An outlet to be written into a file like sources.yaml. */
export interface SourceToWrite
  extends Pick<Source, 'id' | 'name' | 'homepage' | 'country' | 'language' | 'zone' | 'family' | 'kind' | 'feeds'> {
  /** Keys whose values a person should look at. */
  readonly guessed: readonly string[]
}

/** Outlets as entries of sources.yaml, a comment before each that holds guesses. `loadSources` reads what comes out. */
export function sourcesAsYaml(sources: readonly SourceToWrite[]): string {
  return sources.map(entryAsYaml).join('\n')
}

function entryAsYaml({ guessed, homepage, ...source }: SourceToWrite): string {
  const { id, name, ...rest } = source
  const entry = { id, name, ...(homepage === null ? {} : { homepage }), ...rest }
  const comment = guessed.length === 0 ? '' : `# Guessed, to be checked: ${guessed.join(', ')}\n`
  return comment + dump([entry], { lineWidth: -1, quoteStyle: 'single' })
}
