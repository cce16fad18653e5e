/**
 * Makes an RSS feed as ill-formed as a careless publishing system does: a bare ampersand, HTML entities that XML does not
 * know, a line break that nobody closes, and a last element that is still open when its item ends.
 */
export function breakXml(xml: string): string {
  return xml
    .replaceAll('&amp;', '&')
    .replaceAll('’', '&rsquo;')
    .replaceAll('–', '&ndash;')
    .replaceAll('</description>\n<category>', '<br>Read more&nbsp;&raquo;</description>\n<category>')
    .replace('</category>\n</item>', '\n</item>')
}
