/** The twenty questions of `questions.sql`: in words, and in SQL. */
export declare const questions: readonly { readonly words: string; readonly sql: string }[]
