import type { FieldDecision, LinkDecision, Resolution, SearchBlock, StoredReport } from '@wirewatch/model'
import { blockOf, isInBlock } from './block.js'
import type { ResolveNeeds } from './resolve.js'

/** Reports and incidents held in memory: what `wirewatch code --resolve` and tests resolve against, by the rules of the service. */
export class ReportMemory implements Omit<ResolveNeeds, 'world'> {
  private readonly byMonth = new Map<string, Filed[]>()
  private readonly members = new Map<number, StoredReport[]>()
  private lastIncidentId = 0

  constructor(private readonly decisions: readonly LinkDecision[] = []) {}

  findCandidateReports = async (blocks: readonly SearchBlock[]): Promise<readonly StoredReport[]> => {
    const found = new Set<StoredReport>()
    for (const block of blocks) {
      for (const filed of this.inMonthsOf(block)) if (isInBlock(filed.block, block)) found.add(filed.report)
    }
    for (const { incidentId } of [...found]) {
      if (incidentId !== null) for (const mate of this.members.get(incidentId) ?? []) found.add(mate)
    }
    return [...found]
  }

  decisionsAbout = async (): Promise<readonly LinkDecision[]> => this.decisions

  findReports = async (ids: readonly string[]): Promise<readonly StoredReport[]> =>
    ids.flatMap((id) => this.kept.get(id) ?? [])

  /** Analysts decide on what is kept, and nothing of it is. */
  fieldDecisionsOn = async (): Promise<readonly FieldDecision[]> => []

  /** Keeps a resolution. Returns the incident that each of its reports belongs to now. */
  save({ incidents }: Resolution): ReadonlyMap<string, number> {
    const incidentOf = new Map<string, number>()
    for (const { reports, formerIncidents } of incidents) {
      const id = formerIncidents[0] ?? ++this.lastIncidentId
      for (const report of reports) incidentOf.set(report.id, id)
      this.place(reports, id)
    }
    return incidentOf
  }

  private place(reports: readonly StoredReport[], incidentId: number): void {
    const kept = reports.map((report) => this.keep(report))
    for (const report of kept) report.incidentId = incidentId
    this.members.set(incidentId, kept)
  }

  private readonly kept = new Map<string, Mutable<StoredReport>>()

  private keep(report: StoredReport): Mutable<StoredReport> {
    const known = this.kept.get(report.id)
    if (known !== undefined) return known
    const copy = { ...report }
    this.kept.set(copy.id, copy)
    const filed = { report: copy, block: blockOf(copy) }
    for (const key of monthKeys(filed.block, areaOf(copy))) {
      const listed = this.byMonth.get(key)
      if (listed === undefined) this.byMonth.set(key, [filed])
      else listed.push(filed)
    }
    return copy
  }

  /** Reports of the block's own area and of the areas that contain it; a country asks for all of its provinces. */
  private *inMonthsOf(block: SearchBlock): Generator<Filed> {
    const areas =
      block.country === null
        ? ['all']
        : [
            block.admin1 === null ? `${block.country} all` : `${block.country} ${block.admin1}`,
            block.country,
            'nowhere',
          ]
    for (const area of areas) {
      for (const key of monthKeys(block, [area])) yield* this.byMonth.get(key) ?? []
    }
  }
}

interface Filed {
  readonly report: StoredReport
  readonly block: SearchBlock
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** The areas a report is filed under: its own, and those in which a wider search would look for it. */
function areaOf(report: StoredReport): string[] {
  const { location } = report.event
  if (location === null || location.country === null) return ['nowhere', 'all']
  const own = location.admin1 === null ? location.country : `${location.country} ${location.admin1}`
  return [own, `${location.country} all`, 'all']
}

const dayMs = 86_400_000

function* monthKeys(block: SearchBlock, areas: readonly string[]): Generator<string> {
  const first = new Date(block.days.first * dayMs)
  const last = new Date(block.days.last * dayMs)
  const lastMonth = last.getUTCFullYear() * 12 + last.getUTCMonth()
  for (let month = first.getUTCFullYear() * 12 + first.getUTCMonth(); month <= lastMonth; month += 1) {
    for (const area of areas) yield `${area} ${month}`
  }
}
