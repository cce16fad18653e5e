import { blockOf } from '@wirewatch/pipeline/resolve/block.js'
import { ReportMemory } from '@wirewatch/pipeline/resolve/report-memory.js'
import { resolve } from '@wirewatch/pipeline/resolve/resolve.js'
import { expect, test } from 'vitest'
import { aReport, plainWorld, quetta } from '../../builders/a-report.js'

const provinces = 20
const reportsADay = 40
const dayMs = 86_400_000

test('a report is compared with no more others among 6,000 than among 600', async () => {
  const memory = new ReportMemory()
  const candidates: number[] = []
  for (let number = 0; number < 6_000; number += 1) {
    const report = reportNumber(number)
    const { findCandidateReports, decisionsAbout, findReports, fieldDecisionsOn } = memory
    if (number % 600 >= 500) candidates.push((await findCandidateReports([blockOf(report)])).length)
    const resolved = await resolve.run([report], {
      world: plainWorld,
      findCandidateReports,
      decisionsAbout,
      findReports,
      fieldDecisionsOn,
    })
    memory.save(resolved)
  }
  const [early, late] = [mean(candidates.slice(0, 100)), mean(candidates.slice(-100))]
  expect(early).toBeGreaterThan(0)
  expect(late).toBeLessThanOrEqual(1.5 * early)
}, 30_000)

/** Every day so many reports, spread over provinces, towns and figures. */
function reportNumber(number: number) {
  const at = new Date(Date.UTC(2024, 0, 1) + Math.floor(number / reportsADay) * dayMs).toISOString()
  const province = `P${(number * 7) % provinces}`
  const town = `${province}.T${(number * 13) % 31}`
  const location = { ...quetta, id: town, name: town, text: town, admin1: province, admin2: town }
  const event = { date: at.slice(0, 10), killed: number % 6, location }
  return aReport({ id: `r${number}#0`, origin: `outlet${number % 17}`, saidAt: at, event })
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
