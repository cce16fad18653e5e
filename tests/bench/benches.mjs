/** Every bench, in the order of BENCHMARKS.md: its file is `NAME.mjs`, alone it is `npm run bench:NAME`; `quick` are the arguments of a small run. */
export const benches = [
  { name: 'tagging', quick: [] },
  { name: 'coding', quick: [] },
  { name: 'near-duplicates', quick: ['1000', '5000'] },
  { name: 'resolve', quick: ['1000', '5000'] },
  { name: 'workers', quick: ['200', '20'] },
  { name: 'throughput', quick: ['200'] },
  { name: 'latency', quick: ['10'] },
  { name: 'pages', quick: ['40'] },
  { name: 'not-modified', quick: ['100'] },
  { name: 'archive', quick: ['1000', '5000'] },
  { name: 'memory', quick: ['--minutes', '0.5'] },
  { name: 'questions', quick: ['2000', '5000'] },
  { name: 'alerts', quick: [] },
  { name: 'storm', quick: ['300'] },
]
