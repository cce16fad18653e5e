import { migrate } from '@wirewatch/store'
import { configOf, withDatabase } from '../database.js'

/** Brings the database up to date and says what was new. */
export async function migrateDatabase(options: { readonly sample?: boolean }): Promise<void> {
  await withDatabase(configOf(options), async ({ url, embedded }) => {
    const { migrations, views, analystMissing } = await migrate({
      databaseUrl: url,
      ...(embedded === null ? {} : { analystPassword: embedded.analystPassword }),
    })
    console.log(
      migrations === 0
        ? 'The schema was up to date.'
        : `${migrations} ${migrations === 1 ? 'migration' : 'migrations'} applied.`,
    )
    console.log(views === 'applied' ? 'The reporting views were made anew.' : 'The reporting views were up to date.')
    if (analystMissing !== null) console.log(`The role analyst could not be set up: ${analystMissing}`)
  })
}
