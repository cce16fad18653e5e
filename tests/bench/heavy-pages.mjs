import { readdirSync, readFileSync } from 'node:fs'

/**
 * Pages as outlets serve them: the recorded templates with longer texts, and with the scripts, styles, menus and teasers that make
 * the most of a page. 50 to 150 kB each, the same in every run.
 */
export function heavyPages(count) {
  const folder = new URL('../fixtures/pages/', import.meta.url)
  const templates = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')) }))
    .filter(({ drop }) => drop === null)
    .map(({ file, url }) => ({ url, html: readFileSync(new URL(file.replace('.json', '.html'), folder), 'utf8') }))
  return Array.from({ length: count }, (_, index) => {
    const { url, html } = templates[index % templates.length]
    return { id: String(index), url, html: grown(html, 0.6 + (index % 10) / 7) }
  })
}

/** `size` 1 adds about 85 kB. */
function grown(html, size) {
  const [script, style] = [repeated(aScriptLine, 330 * size), repeated(aStyleLine, 160 * size)]
  return html
    .replace(/<p( [^>]*)?>([^<]{80,})<\/p>/g, (_, attributes = '', text) => longer(attributes, text))
    .replace('</head>', () => `<style>${style}</style><script>${script}</script></head>`)
    .replace(/<body[^>]*>/, (body) => `${body}<nav class="menu">${repeated(aLink, 130 * size)}</nav>`)
    .replace('</body>', () => `<aside class="latest-news">${repeated(aTeaser, 50 * size)}</aside></body>`)
}

const repeated = (make, times) => Array.from({ length: Math.round(times) }, (_, index) => make(index)).join('\n')

const longer = (attributes, text) => {
  const words = text.split(' ')
  const turned = [0, 3, 7].map((by) => [...words.slice(by), ...words.slice(0, by)].join(' '))
  // In one line: some pages carry their paragraphs in a string of JSON.
  return turned.map((words) => `<p${attributes}>${words}</p>`).join('')
}

const aScriptLine = (index) =>
  `window.dataLayer.push({"slot${index}":{"path":"/1234/desk/article/unit-${index}","sizes":[[300,250],[728,90]],"lazy":true}});`
const aStyleLine = (index) =>
  `.css-${index.toString(36)}x{display:flex;margin:0 auto;padding:${index % 24}px;font-family:Georgia,serif;color:#1a1a1a}`
const aLink = (index) =>
  `<li class="menu-item menu-item-${index}"><a href="/section/${index}">Section ${index}</a></li>`
const aTeaser = (index) =>
  `<article class="card"><a href="/news/${index}"><img src="/i/${index}.jpg" alt=""><h3 class="card__title">Council of town ${index} meets on the bridge</h3></a><p class="card__text">Members want to know who left the lamp on and who pays for it.</p><time>${index} hours ago</time></article>`
