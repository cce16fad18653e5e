export const benches: readonly { readonly name: string; readonly quick: readonly string[] }[]
