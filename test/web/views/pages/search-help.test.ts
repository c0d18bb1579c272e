import { describe, expect, it } from 'vitest'
import { fields } from '#src/search/query/fields.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { searchHelp } from '#web/views/pages/search-help.ts'

const html = searchHelp().toString()

describe('searchHelp', () => {
  it('tells every field of the language, with an example and its short forms', () => {
    for (const { name, example } of fields)
      expect(html).toContain(`<code>${name}:${example.replace('<', '&lt;').replace('>', '&gt;')}</code>`)
    expect(wordsOf(html)).toContain('territoire:41 un lieu et ce qu’il contient (ou lieu: , ter: )')
  })

  it('gives examples that the language understands', () => {
    const examples = [...html.matchAll(/<code>([^<:]+)<\/code>/g)].map((one) => one[1]!)
    expect(examples.length).toBeGreaterThan(3)
    for (const example of examples.filter((one) => one !== 'OU'))
      expect([example, parseQuery(example).problems]).toStrictEqual([example, []])
  })

  it('is where the search field leads to', () => {
    expect(html).toContain('id="chercher"')
  })

  it('tells the keys', () => {
    expect(html).toContain('<kbd>j</kbd> élément suivant')
  })
})
