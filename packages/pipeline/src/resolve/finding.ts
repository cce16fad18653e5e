/** What one comparison says: it rules "the same incident" out, or it supports it by so much (negative: speaks against). */
export type Finding = { readonly veto: string } | { readonly support: number; readonly reason: string }
