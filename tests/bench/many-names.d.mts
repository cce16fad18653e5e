export function seeded(seed: number): () => number
export function inventedNames(count: number, seed?: number): string[]
export function articlesNaming(names: readonly string[], seed?: number): string[]
