/** Characters of HTML that are read of one item: the longest laws of the Journal officiel are cut, articles never. */
export const maxHtml = 200_000

/** HTML bounded before it is parsed, never cut inside a tag or a character. */
export function cutHtml(html: string, length = maxHtml): string {
  if (html.length <= length) return html
  const start = html.slice(0, length).toWellFormed()
  const opened = start.lastIndexOf('<')
  return opened > start.lastIndexOf('>') ? start.slice(0, opened) : start.replace(/&[#\w]{0,30}$|\ufffd$/, '')
}
