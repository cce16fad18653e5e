import { readFileSync } from 'node:fs'

/** The twenty questions of `questions.sql`: in words, and in SQL. */
export const questions = readFileSync(new URL('questions.sql', import.meta.url), 'utf8')
  .split(/^-- \d+\. /m)
  .slice(1)
  .map((question) => {
    const end = question.indexOf('\n')
    return { words: question.slice(0, end), sql: question.slice(end).trim() }
  })
