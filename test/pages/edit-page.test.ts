import { describe, expect, it } from 'vitest'
import { builtInPages } from '#src/pages/built-in.ts'
import { changedPassage } from '#src/pages/changed-passage.ts'
import { longestPage, pageFault, restorePage, savePage, tidyMarkdown } from '#src/pages/edit-page.ts'
import { fillPlaceholders, pageValues, unknownPlaceholders } from '#src/pages/placeholders.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findSitePage, listSitePages, pageSlugs } from '#src/store/site-pages.ts'
import { defaultSettings } from '#src/store/site-settings.ts'
import { type TestDeps, createTestDeps } from '#test/helpers/deps.ts'
import { lea, paul, seedPersonalWorld } from '../account/privacy/personal-world.ts'

const slug = 'mentions-legales'

async function openWorld(): Promise<TestDeps> {
  const deps = await createTestDeps()
  await seedPersonalWorld(deps.db)
  await deps.db.run('delete from audit_log')
  return deps
}

describe('savePage', () => {
  it('keeps the text, under the name of who wrote it', async () => {
    const deps = await openWorld()
    expect(await savePage(deps, lea, { slug, markdown: '## Éditeur\r\n\r\nNous.\r\n', seen: '' })).toEqual({
      kind: 'saved',
    })
    expect(await listSitePages(deps.db)).toEqual([
      {
        slug,
        markdown: '## Éditeur\n\nNous.',
        updatedAt: '2026-11-24T08:00:00.000Z',
        updatedBy: 'Léa Martin',
      },
    ])
  })

  it('tells the log what changed, not the whole page', async () => {
    const deps = await openWorld()
    const markdown = builtInPages[slug].markdown.replace('{contact}', 'mairie@exemple.fr')
    await savePage(deps, lea, { slug, markdown, seen: '' })
    expect(await listAudit(deps.db, { limit: 5 })).toEqual([
      {
        seq: expect.any(Number),
        at: '2026-11-24T08:00:00.000Z',
        actor: { id: lea.id, name: lea.name },
        action: 'page.change',
        subject: { type: 'page', id: slug, words: 'Mentions légales' },
        before: { text: 'Ce site est édité par {organisation}. Contact : {contact}.' },
        after: { text: 'Ce site est édité par {organisation}. Contact : mairie@exemple.fr.' },
      },
    ])
  })

  it('writes nothing when the text is the same', async () => {
    const deps = await openWorld()
    expect(await savePage(deps, lea, { slug, markdown: builtInPages[slug].markdown, seen: '' })).toEqual({
      kind: 'same',
    })
    expect([await listSitePages(deps.db), await listAudit(deps.db, { limit: 5 })]).toEqual([[], []])
  })

  it('stops whoever began from a text that another has replaced', async () => {
    const deps = await openWorld()
    await savePage(deps, lea, { slug, markdown: 'De Léa', seen: '' })
    const answer = await savePage(deps, paul, { slug, markdown: 'De Paul', seen: '' })
    expect(answer).toMatchObject({ kind: 'overtaken', theirs: { markdown: 'De Léa' } })
    expect((await findSitePage(deps.db, slug))?.markdown).toBe('De Léa')
    deps.clock.at = new Date('2026-11-24T08:01:00Z')
    const seen = '2026-11-24T08:00:00.000Z'
    expect(await savePage(deps, paul, { slug, markdown: 'De Paul', seen })).toEqual({ kind: 'saved' })
    expect(await savePage(deps, lea, { slug, markdown: 'De Léa encore', seen })).toMatchObject({
      kind: 'overtaken',
    })
    expect(await listAudit(deps.db, { limit: 5 })).toHaveLength(2)
  })

  it('lets one of two who save at once pass', async () => {
    const deps = await openWorld()
    const answers = await Promise.all([
      savePage(deps, lea, { slug, markdown: 'De Léa', seen: '' }),
      savePage(deps, paul, { slug, markdown: 'De Paul', seen: '' }),
    ])
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['overtaken', 'saved'])
    expect(await listAudit(deps.db, { limit: 5 })).toHaveLength(1)
  })

  it('keeps the log readable whatever the size of the change', async () => {
    const deps = await openWorld()
    await savePage(deps, lea, { slug, markdown: '"\n'.repeat(9_000), seen: '' })
    const [line] = await listAudit(deps.db, { limit: 1 })
    expect(line?.after).toEqual({ text: expect.stringMatching(/^[^…]{1500}…$/) })
  })
})

describe('restorePage', () => {
  it('brings the built-in text back, once', async () => {
    const deps = await openWorld()
    await savePage(deps, lea, { slug, markdown: 'Autre', seen: '' })
    expect(await restorePage(deps, paul, slug)).toBe(true)
    expect(await restorePage(deps, paul, slug)).toBe(false)
    expect(await findSitePage(deps.db, slug)).toBeUndefined()
    const [line, ...others] = await listAudit(deps.db, { limit: 5 })
    expect(line).toMatchObject({ action: 'page.reset', actor: { id: paul.id }, before: { text: 'Autre' } })
    expect(others).toHaveLength(1)
  })
})

describe('pageFault', () => {
  it.each([
    ['', 'vide'],
    [' \n ', 'vide'],
    ['a'.repeat(longestPage + 1), 'trop long'],
    ['Écrire à {courriel} ou {contacts}', '{courriel}, {contacts}'],
    [`${'> '.repeat(100)}a`, 'imbriquées'],
  ])('refuses %.20j', (markdown, words) => {
    expect(pageFault(markdown)).toContain(words)
  })

  it.each(pageSlugs)('finds nothing to say of the built-in %s', (one) => {
    expect(pageFault(builtInPages[one].markdown)).toBeUndefined()
  })
})

describe('tidyMarkdown', () => {
  it('keeps line ends and tabs, and no other control character', () => {
    expect(tidyMarkdown('\0 a\r\nb\tc\u0007\u009B \rd\uD800 ')).toBe('a\nb\tc \nd\uFFFD')
  })
})

describe('changedPassage', () => {
  it.each([
    ['a\nb\nc', 'a\nB\nc', 'b', 'B'],
    ['a\nb', 'a\nb\nc', '', 'c'],
    ['a\na\na', 'a\na', 'a', ''],
    ['a', 'b', 'a', 'b'],
    ['a\nb\nc\nd', 'A\nb\nc\nD', 'a\nb\nc\nd', 'A\nb\nc\nD'],
  ])('of %j and %j', (before, after, old, fresh) => {
    expect(changedPassage(before, after)).toEqual({ before: old, after: fresh })
  })

  it('cuts no character in two', () => {
    const { after } = changedPassage('', `${'a'.repeat(1499)}😀${'b'.repeat(2000)}`)
    expect(after).toBe(`${'a'.repeat(1499)}…`)
  })
})

describe('fillPlaceholders', () => {
  const values = pageValues(
    { organisation: 'Pays *des* [Lacs](x) <b>', contact: 'veille@lacs.example' },
    { ...defaultSettings, retention: { ...defaultSettings.retention, audit: 180 } },
  )

  it('gives the figures of the settings', () => {
    expect(fillPlaceholders('{duree-journal}, {duree-envois}, {duree-session}', values)).toBe(
      '180\u00A0jours, 400\u00A0jours, 7\u00A0jours',
    )
  })

  it('lets the name of a body mean nothing in Markdown', () => {
    expect(fillPlaceholders('{organisation}', values)).toBe('Pays \\*des\\* \\[Lacs\\]\\(x\\) \\<b\\>')
  })

  it('leaves other braces alone, and names them', () => {
    expect(fillPlaceholders('{} {a b} {inconnu}', values)).toBe('{} {a b} {inconnu}')
    expect(unknownPlaceholders('{} {a b} {inconnu} {contact} {inconnu} {constructor}')).toEqual([
      '{inconnu}',
      '{constructor}',
    ])
  })
})
