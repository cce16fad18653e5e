#!/usr/bin/env node
// Codes the hand-coded texts and prints how much of it is right. Needs the texts in ../shared; says so where they are not.
//   node tests/gold/score.mjs [--errors]
// Errors are listed for the texts one may write rules from, never for the set-aside half.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasSharedTexts, readLabels, readShared, sharedFolder, textOf } from './gold-texts.mjs'
import { familyVerdict, provinceVerdict } from './isaf-labels.mjs'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const coderCommand = ['services/cli/bin/wirewatch.mjs', 'code']
const scorer = join(sharedFolder, 'tools', 'score.mjs')

if (!hasSharedTexts) {
  console.log(`score: skipped, there are no texts in ${sharedFolder}`)
  process.exit(0)
}

const showErrors = process.argv.includes('--errors')
const folder = mkdtempSync(join(tmpdir(), 'wirewatch-score-'))
try {
  const reports = [
    scoreSet('gold_dev', readShared('gold_dev.jsonl'), showErrors),
    scoreSet('open', withTexts(readLabels('open')), showErrors),
    scoreSet('set-aside', withTexts(readLabels('set-aside')), false),
  ]
  printTable(reports)
  printIsaf(readShared('isaf_releases.jsonl'))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

function withTexts(labels) {
  return labels.map(({ ref, gold }) => {
    const text = textOf(ref)
    if (!text) throw new Error(`score: no text for ${JSON.stringify(ref)}`)
    return { ...text, gold }
  })
}

function scoreSet(name, goldLines, listErrors) {
  const goldPath = join(folder, `${name}.gold.jsonl`)
  const codedPath = join(folder, `${name}.coded.jsonl`)
  writeFileSync(goldPath, asLines(goldLines))
  writeFileSync(codedPath, code(goldLines))
  if (listErrors) {
    console.log(`Errors in ${name}`)
    console.log(run([scorer, goldPath, codedPath, '--errors'], ''))
  }
  return { name, texts: goldLines.length, scores: JSON.parse(run([scorer, goldPath, codedPath, '--json'], '')) }
}

// The coder sees what an outlet would give it, and no label.
function code(lines) {
  return run(
    coderCommand,
    asLines(lines.map(({ id, title = '', text, publishedAt = null }) => ({ id, title, text, publishedAt }))),
  )
}

function run(args, input) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: repository,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (error || status !== 0) throw new Error(`score: node ${args.join(' ')}: ${error?.message ?? stderr}`)
  return stdout
}

function printTable(reports) {
  const rows = [
    ['relevance F1', (scores) => percent(scores.relevance.f1)],
    ['incidents precision', (scores) => percent(scores.incidents.precision)],
    ['incidents recall', (scores) => percent(scores.incidents.recall)],
    ['incidents F1', (scores) => percent(scores.incidents.f1)],
    ...[
      'type exact',
      'place named',
      'date exact',
      'killed exact',
      'injured exact',
      'arrested exact',
      'initiator',
      'actors recall',
      'locations recall',
    ].map((measure) => [measure, (scores) => percent(scores[measure])]),
    ...['killed', 'injured', 'arrested'].map((measure) => [
      `${measure} invented`,
      (scores) => String(scores[`${measure} invented`] ?? 0),
    ]),
  ]
  console.log(
    tableLine(
      '',
      reports.map(({ name }) => name),
    ),
  )
  console.log(
    tableLine(
      'texts',
      reports.map(({ texts }) => String(texts)),
    ),
  )
  for (const [measure, cell] of rows)
    console.log(
      tableLine(
        measure,
        reports.map(({ scores }) => cell(scores)),
      ),
    )
}

function printIsaf(releases) {
  const coded = new Map(parseLines(code(releases)).map((row) => [row.id, row.incidents]))
  console.log()
  console.log(tableLine('ISAF labels', ['right', 'of']))
  for (const [measure, verdict] of [
    ['event family', familyVerdict],
    ['province', provinceVerdict],
  ]) {
    const verdicts = releases.map(({ id, label }) => verdict(label, coded.get(id) ?? []))
    const judged = verdicts.filter((one) => one !== 'unlabelled').length
    const right = verdicts.filter((one) => one === 'right').length
    console.log(tableLine(measure, [percent(right / judged), String(judged)]))
  }
}

function tableLine(measure, cells) {
  return measure.padEnd(20) + cells.map((cell) => cell.padStart(11)).join('')
}

function percent(share) {
  return share === undefined ? '–' : (100 * share).toFixed(1)
}

function asLines(rows) {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

function parseLines(text) {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
}
