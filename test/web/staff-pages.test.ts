import { Parser } from 'htmlparser2'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import type { Person } from '#src/store/people.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff, getAs, signIn } from '#test/helpers/staff.ts'
import { access } from '#web/door/access.ts'

interface Element {
  tag: string
  attributes: Record<string, string>
  /** The form that it stands in, by its rank. */
  form: number
}

interface Shown {
  path: string
  markup: string
}

let pages: Shown[]
/** The same where nothing was read yet: all that they say is the site's own words. */
let emptyPages: Shown[]

beforeAll(async () => {
  pages = await showAll(await openTestSite(), 'Ada <i> & Cie')
  emptyPages = await showAll(await openTestSite({ seeds: false }), 'Ada')
})

/** Every page that the table of rights knows, as an administrator sees it, where there is something to see. */
async function showAll(site: TestSite, name: string): Promise<Shown[]> {
  const ada = await signIn(site, await addStaff(site, 'administrateur', { name }))
  const lea = await addStaff(site, 'veilleur', { name: 'Léa' })
  await createApiKey(site.deps, ada.person, { name: 'Portail', scopes: ['flux'], days: 90 })
  const shown: Shown[] = []
  for (const key of Object.keys(access).filter((one) => one.startsWith('GET '))) {
    const path = fill(key.slice('GET '.length), lea)
    const answer = await getAs(site, ada, path)
    const isPage = answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html')
    // The letter as it was mailed, or would be, is a page of its own, in a frame.
    if (isPage && !/^\/lettres\/\d+\/(?:courriel|apercu)$/.test(path))
      shown.push({ path, markup: await answer.text() })
  }
  return shown
}

function fill(path: string, person: Person): string {
  return path
    .replace('/personnes/:id', `/personnes/${person.id}`)
    .replace('/elements/:id', '/elements/cuivre')
    .replace('/axes/:id', '/axes/donnees-ia')
    .replace('/sources/:id', '/sources/cyber-vigile')
    .replace(':slug', 'confidentialite')
    .replace(/:number\{[^}]*\}\}?/, '12')
}

function elementsOf(markup: string): Element[] {
  const elements: Element[] = []
  let [form, forms] = [0, 0]
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'form') form = forms += 1
      elements.push({ tag, attributes, form })
    },
    onclosetag(tag) {
      if (tag === 'form') form = 0
    },
  })
  parser.end(markup)
  return elements
}

/** What is wrong, a line a fault. */
function faults(find: (elements: Element[], markup: string) => string[], among = pages): string[] {
  return among.flatMap(({ path, markup }) =>
    find(elementsOf(markup), markup).map((fault) => `${path}: ${fault}`),
  )
}

const idsOf = (elements: Element[]) => elements.flatMap(({ attributes }) => attributes['id'] ?? [])

describe('every page of staff', () => {
  it('is looked at', () => {
    expect(pages.length).toBeGreaterThan(25)
    expect(pages.map(({ path }) => path)).toStrictEqual(
      expect.arrayContaining([
        '/bureau',
        '/compte',
        '/journal',
        '/administration',
        '/administration/personnes',
      ]),
    )
  })

  it('has one title and one main part', () => {
    expect(
      faults((elements) => {
        const count = (tag: string) => elements.filter((one) => one.tag === tag).length
        // A picture has a title of its own: the page's stands before its body.
        const head = elements.slice(
          0,
          elements.findIndex((one) => one.tag === 'body'),
        )
        const titles = head.filter((one) => one.tag === 'title').length
        return count('h1') === 1 && count('main') === 1 && titles === 1 ? [] : ['h1, main, title']
      }),
    ).toStrictEqual([])
  })

  it('names each thing once, and names nothing that is not there', () => {
    expect(
      faults((elements) => {
        const ids = idsOf(elements)
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
        const named = elements.flatMap(({ attributes }) =>
          ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'list', 'form'].flatMap((name) =>
            (attributes[name] ?? '').split(/\s+/).filter((id) => id !== ''),
          ),
        )
        const led = elements.flatMap(({ attributes }) => /^#(.+)$/.exec(attributes['href'] ?? '')?.[1] ?? [])
        const absent = [...named, ...led].filter((id) => !ids.includes(id))
        return [...twice.map((id) => `twice: ${id}`), ...absent.map((id) => `absent: ${id}`)]
      }),
    ).toStrictEqual([])
  })

  it('gives each field a label, a title or a name', () => {
    expect(
      faults((elements, markup) => {
        const fors = new Set(elements.flatMap(({ attributes }) => attributes['for'] ?? []))
        const wrapped = new Set(
          [...markup.matchAll(/<label[^>]*>\s*<(?:input|select|textarea)([^>]*)>/g)].map((match) => match[1]),
        )
        return elements
          .filter(({ tag }) => ['input', 'select', 'textarea'].includes(tag))
          .filter(({ attributes }) => !['hidden', 'submit'].includes(attributes['type'] ?? ''))
          .filter(({ attributes }) => {
            const isNamed = attributes['aria-label'] || attributes['aria-labelledby'] || attributes['title']
            const inLabel = [...wrapped].some((text) => text?.includes(`name="${attributes['name']}"`))
            return !isNamed && !fors.has(attributes['id'] ?? '') && !inLabel
          })
          .map(({ tag, attributes }) => `${tag} ${attributes['name']}`)
      }),
    ).toStrictEqual([])
  })

  it('carries the token of the session in each form that posts, one of its own a page', () => {
    const tokens: string[] = []
    expect(
      faults((elements) => {
        const forms = elements.filter(
          ({ tag, attributes }) => tag === 'form' && /post/i.test(attributes['method'] ?? ''),
        )
        const carried = elements.filter(
          ({ tag, attributes }) => tag === 'input' && attributes['name'] === 'csrf',
        )
        tokens.push(carried[0]?.attributes['value'] ?? '')
        return forms
          .filter(({ attributes }) => access[`POST ${attributes['action']}`] !== 'open')
          .filter(
            ({ form }) =>
              !carried.some((one) => one.form === form && /^[\w-]{86}$/.test(one.attributes['value'] ?? '')),
          )
          .map(({ attributes }) => `form ${attributes['action']}`)
      }),
    ).toStrictEqual([])
    expect(new Set(tokens).size).toBe(tokens.length)
  })

  it('posts and leads to addresses of this site only', () => {
    expect(
      faults((elements) =>
        elements.flatMap(({ tag, attributes }) => {
          const loaded = tag === 'a' ? [] : [attributes['href'], attributes['src'], attributes['srcset']]
          const posted = [attributes['action'], attributes['formaction']]
          return [...loaded, ...posted]
            .filter((one): one is string => one !== undefined && !one.startsWith('https://veille.example/'))
            .filter((one) => !/^[/#](?!\/)/.test(one))
            .map((one) => `${tag} ${one}`)
        }),
      ),
    ).toStrictEqual([])
  })

  it('has no handler, no style and no script of its own in its markup', () => {
    expect(
      faults((elements, markup) => [
        ...elements.flatMap(({ tag, attributes }) =>
          Object.keys(attributes)
            .filter((name) => name.startsWith('on') || name === 'style')
            .map((name) => `${tag} ${name}`),
        ),
        ...(markup.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? []),
        ...(markup.match(/javascript:/g) ?? []),
      ]),
    ).toStrictEqual([])
  })

  it('escapes the name of whoever reads it', () => {
    expect(faults((_, markup) => (/<i>|& Cie/.test(markup) ? ['name'] : []))).toStrictEqual([])
    expect(pages[0]?.markup).toContain('Ada &lt;i&gt; &amp; Cie')
  })

  it('keeps French spaces in what it says', () => {
    expect(
      faults((_, markup) => {
        const text = markup
          .replace(/<(head|script|textarea|pre|code)\b[^]*?<\/\1\s*>/g, ' ')
          .replace(/<[^>]*>/g, '\n')
        return text.match(/[^\n]{0,20}(?:[\p{L}\p{N}»)] [;!?:»](?=\s|$)|« )[^\n]{0,10}/gmu) ?? []
      }, emptyPages),
    ).toStrictEqual([])
  })
})
