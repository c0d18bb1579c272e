const words = 'Le syndicat déploie la fibre, dans le département, '
const n = 9_000

/** Pages made to cost: each is read or refused, never hung on. */
export const hostilePages: Record<string, string> = {
  '100,000 nested div': '<div>'.repeat(100_000) + words,
  '90 levels of 9,000 p': '<div>'.repeat(90) + `<p>${words}`.repeat(n),
  '9,000 unclosed p': `<p>${words}`.repeat(n),
  '9,000 empty p': '<p></p>'.repeat(n),
  '9,000 links': `<a href=/x>${words}</a>`.repeat(n),
  '4,500 double br': 'x<br><br>'.repeat(n / 2),
  'a table in a table, 30 deep': (
    '<table><tr><td>'.repeat(30) +
    words +
    '</td></tr></table>'.repeat(30)
  ).repeat(99),
  '900,000 stray end tags': '<b>'.repeat(900) + '</x>'.repeat(900_000),
  '10 MB of text': `<p>${words.repeat(200_000)}`,
  '4 MB of attributes': `<p ${'a=b '.repeat(1_000_000)}>${words}`,
  '900,000 ampersands': `<p>${'&'.repeat(900_000)}`,
}
