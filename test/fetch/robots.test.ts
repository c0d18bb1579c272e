import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRule, parseRobots } from '#src/fetch/robots.ts'

const isAllowed = (text: string, path: string) =>
  findRule(parseRobots(text, 'Vigie'), new URL(path, 'https://www.exemple.fr'))?.allow ?? true

describe('parseRobots', () => {
  it.each([
    [
      'our own group, and not the one for all',
      'User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nDisallow: /prive',
      true,
    ],
    [
      'the one for all when none is ours',
      'User-agent: AutreRobot\nAllow: /\n\nUser-agent: *\nDisallow: /',
      false,
    ],
    ['nothing when none is for us', 'User-agent: AutreRobot\nDisallow: /', true],
    [
      'every group that names us',
      'User-agent: vigie\nDisallow: /a\n\nUser-agent: VIGIE/2.0\nDisallow: /actu',
      false,
    ],
    ['several names for one group', 'User-agent: autre\nUser-agent: vigie\nDisallow: /', false],
    ['a name with more behind it', 'User-agent: Vigie (veille)\nDisallow: /', false],
    ['a comment and blanks', '  user-agent : vigie # nous\n\tdisallow : /actu # la page', false],
    ['an empty rule for none', 'User-agent: *\nDisallow:', true],
    ['rules before any name for none', 'Disallow: /\nUser-agent: *\nDisallow: /x', true],
    ['line ends of every kind', 'User-agent: *\r\nDisallow: /x\rDisallow: /actu\n', false],
    // RFC 9309 §2.2.4: what the protocol does not know must not come between two names of a group.
    [
      'names over a line it does not know',
      'User-agent: vigie\nSitemap: https://a.fr/s.xml\nUser-agent: b\nDisallow: /',
      false,
    ],
    ['names over a delay', 'User-agent: vigie\nCrawl-delay: 5\nUser-agent: b\nDisallow: /', false],
    ['a web page for no rule', '<!doctype html><title>Robots: non</title>', true],
  ])('reads %s', (_, text, expected) => expect(isAllowed(text, '/actualites')).toBe(expected))

  it.each([
    ['10', 10],
    ['0.5', 0.5],
    ['1e9', undefined],
    ['beaucoup', undefined],
    ['-3', undefined],
  ])('takes a delay of « %s » for %s seconds', (written, seconds) => {
    expect(parseRobots(`User-agent: *\nCrawl-delay: ${written}`, 'Vigie').delaySeconds).toBe(seconds)
  })
})

describe('findRule', () => {
  // The examples of RFC 9309 §2.2.2, §2.2.3 and §5.
  it.each([
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https://foo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%E3%83%84', '/foo/bar/ツ'],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz'],
    ['/path/file-with-a-%2A.html', '/path/file-with-a-*.html'],
    ['/path/foo-%24', '/path/foo-$'],
    ['/path/$/suite', '/path/$/suite'],
    ['/*.gif$', '/images/a.gif'],
    ['/*/archives', '/2026/11/archives/page'],
    ['*/archives', '/archives'],
    ['/a*b*c$', '/aXbXbXc'],
    ['/%7euser', '/~user'],
  ])('« Disallow: %s » refuses %s', (pattern, path) => {
    expect(isAllowed(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(false)
  })

  it.each([
    ['/*.gif$', '/images/a.gif?v=1'],
    ['/page$', '/page/2'],
    ['/Page', '/page'],
    ['archives', '/archives'],
    ['/a*b$', '/ab/c'],
    ['/', '/robots.txt'],
  ])('« Disallow: %s » says nothing of %s', (pattern, path) => {
    expect(isAllowed(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(true)
  })

  it('obeys the longest pattern, and Allow when two are as long', () => {
    const long = 'User-agent: *\nAllow: /exemple/page/\nDisallow: /exemple/page/interdite.gif'
    expect([isAllowed(long, '/exemple/page/'), isAllowed(long, '/exemple/page/interdite.gif')]).toEqual([
      true,
      false,
    ])
    expect(isAllowed('User-agent: *\nDisallow: /page\nAllow: /page', '/page')).toBe(true)
  })

  it('gives the line of the rule, for whoever looks for it in the file', () => {
    const robots = parseRobots('# Accueil\nUser-agent: *\n\nDisallow: /rss', 'Vigie')
    expect(findRule(robots, new URL('https://www.exemple.fr/rss.xml'))).toEqual({
      allow: false,
      pattern: '/rss',
      line: 4,
    })
  })

  it('takes as long as the file is, whatever it holds', () => {
    const hostile = `User-agent: *\n${`Disallow: /${'*a'.repeat(4000)}b\n`.repeat(60)}`
    const started = performance.now()
    expect(isAllowed(hostile, `/${'a'.repeat(2000)}`)).toBe(true)
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('agrees with a plain wildcard matcher', () => {
    const part = fc.stringMatching(/^[ab/]{0,3}$/)
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.stringMatching(/^[ab/]{0,8}$/),
        (parts, end, path) => {
          const pattern = `/${parts.join('*')}${end ? '$' : ''}`
          const plain = new RegExp(`^/${parts.join('.*')}${end ? '$' : ''}`)
          return (
            isAllowed(`User-agent: *\nDisallow: ${pattern}`, `/x/../${path.replace(/^\/+/, '')}`) ===
            !plain.test(`/${path.replace(/^\/+/, '')}`)
          )
        },
      ),
    )
  })
})
