/** Characters of HTML that are read of one item: the longest laws of the Journal officiel are cut, articles never. */
const maxLength = 200_000

/** HTML bounded before it is parsed, never cut inside a tag or a character. */
export function cutHtml(html: string): string {
  if (html.length <= maxLength) return html
  const start = html.slice(0, maxLength).toWellFormed()
  const opened = start.lastIndexOf('<')
  return opened > start.lastIndexOf('>') ? start.slice(0, opened) : start.replace(/&[#\w]{0,30}$|\ufffd$/, '')
}
