import { beforeEach, describe, expect, it } from 'vitest'
import { listComments } from '#src/letter/desk/comments.ts'
import { postForm } from '#test/helpers/staff.ts'
import { type LetterWorld, act, desk, draftOf, follow, openLetterWorld, show } from './letter-world.ts'

let world: LetterWorld

beforeEach(async () => {
  world = await openLetterWorld()
})

async function cards(): Promise<string[]> {
  const { letter } = await draftOf(world)
  const lists = [letter.deadlines, letter.texts, ...letter.sections.map((one) => one.cards), letter.further]
  return lists.flat().map(({ id }) => id)
}

describe('a gesture on a story', () => {
  it('moves it, comes back to it and offers to undo', async () => {
    const answer = await act(world, 'gestes', { geste: 'descendre:ami', vue: 'forme=sombre&carte=ami' })
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([
      303,
      '/lettres/13/atelier?forme=sombre&carte=ami&fait=2#c-ami',
    ])
    expect((await cards()).slice(0, 2)).toStrictEqual(['appel', 'ami'])
    const page = await follow(world, answer)
    expect(page.$('.toast p').text()).toContain('Vous avez descendu')
    expect(page.$('.toast form').attr('action')).toBe('/lettres/13/defaire')
    expect(page.$('.toast input[name="operation"]').attr('value')).toBe('2')
  })

  it('is told to nobody else, and cannot be undone once something came after it', async () => {
    await act(world, 'gestes', { geste: 'descendre:ami' })
    expect((await desk(world, '?fait=2', world.emile)).$('.toast')).toHaveLength(0)
    await act(world, 'gestes', { geste: 'monter:ami' })
    const page = await desk(world, '?fait=2')
    expect([page.$('.toast').length, page.$('.toast form').length]).toStrictEqual([1, 0])
  })

  it('undoes, and undoes the undoing', async () => {
    const before = await cards()
    await act(world, 'gestes', { geste: 'retirer:ami' })
    expect(await cards()).not.toContain('ami')
    await act(world, 'defaire', { operation: '2' })
    expect(await cards()).toStrictEqual(before)
    await act(world, 'defaire', { operation: '3' })
    expect(await cards()).not.toContain('ami')
  })

  it('leads to the story beside the one that went', async () => {
    const dropped = async (id: string) =>
      (await act(world, 'gestes', { geste: `retirer:${id}` })).headers.get('location')?.split('#')[1]
    expect(await dropped('ami')).toBe('c-appel')
    expect(await dropped('appel')).toBe('retirees')
    expect((await desk(world)).$('#retirees').closest('section').text()).toContain('Remettre')
    const back = await act(world, 'gestes', { geste: 'remettre:ami' })
    expect(back.headers.get('location')).toContain('#c-ami')
    expect(await cards()).toContain('ami')
  })

  it('moves to another part, and a part among the others', async () => {
    await act(world, 'gestes', { geste: 'placer', carte: 'long', bloc: 'further' })
    expect((await draftOf(world)).letter.further.map(({ id }) => id)).toStrictEqual(['long'])
    await act(world, 'gestes', { geste: 'section-descendre:infrastructures-thd-mobile' })
    expect((await draftOf(world)).letter.sections[0]?.axis).toBe('donnees-ia')
  })

  it('changes its words, and says that a person wrote them', async () => {
    const answer = await act(world, 'gestes', {
      geste: 'modifier',
      carte: 'piege',
      titre: 'La fibre arrive',
      resume: '<img src=x onerror=alert(1)>',
      vue: 'carte=piege',
    })
    expect(answer.headers.get('location')).toBe('/lettres/13/atelier?fait=2#c-piege')
    const card = (await draftOf(world)).letter.sections[0]?.cards[0]
    expect(card).toMatchObject({ title: 'La fibre arrive', summaryOrigin: 'editor' })
    const { html } = await desk(world)
    expect(html).toContain('&lt;img src=x')
    expect(html).not.toContain('<img src=x')
  })

  it('adds what the search found, once', async () => {
    await act(world, 'gestes', { geste: 'ajouter:serie-07' })
    expect(await cards()).toContain('serie-07')
    const again = await act(world, 'gestes', { geste: 'ajouter:serie-07', vue: 'q=fibre' })
    expect(again.status).toBe(422)
    expect((await show(again)).words).toContain('est déjà dans la lettre.')
  })

  it('adds what came since, and says so when nothing did', async () => {
    const answer = await act(world, 'gestes', { geste: 'actualiser' })
    expect(answer.headers.get('location')).toContain('dit=lettre-inchangee')
  })

  it('returns to any version', async () => {
    const before = await cards()
    for (const id of ['ami', 'appel', 'long']) await act(world, 'gestes', { geste: `retirer:${id}` })
    expect((await desk(world)).$('[aria-labelledby="versions"] li')).toHaveLength(4)
    await act(world, 'gestes', { geste: 'revenir', numero: '1' })
    expect(await cards()).toStrictEqual(before)
  })
})

describe('the words of the letter', () => {
  it('keeps the subject and the introduction', async () => {
    await act(world, 'gestes', { geste: 'sujet', sujet: 'Le cuivre ferme' })
    await act(world, 'gestes', { geste: 'intro', texte: 'Bonjour.\r\n\r\n<b>Bonne</b> lecture.' })
    expect((await draftOf(world)).letter).toMatchObject({
      subject: 'Le cuivre ferme',
      intro: 'Bonjour.\n\n<b>Bonne</b> lecture.',
    })
    const { html } = await desk(world)
    expect(html).toContain('&lt;b&gt;Bonne')
    expect(html).not.toContain('<b>Bonne')
  })

  it('refuses what is too long, and keeps it in the form', async () => {
    const long = 'é'.repeat(4_001)
    const answer = await show(act(world, 'gestes', { geste: 'intro', texte: long }))
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('L’introduction est trop long')
    expect(answer.$('#texte').text().trim()).toBe(long)
    expect((await draftOf(world)).letter.intro).toBe('')
  })
})

describe('a colleague who was faster', () => {
  it('keeps what was typed, beside what the letter says now', async () => {
    await act(
      world,
      'gestes',
      { geste: 'modifier', carte: 'piege', titre: 'Le titre d’Émile', resume: '' },
      world.emile,
    )
    const answer = await show(
      act(world, 'gestes', {
        geste: 'modifier',
        carte: 'piege',
        titre: 'Mon <i>titre</i>',
        resume: 'Mon résumé',
        version: '1',
      }),
    )
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('a modifié la lettre entre-temps')
    expect(answer.words).toContain('Mon <i>titre</i> Dans la lettre maintenant : Le titre d’Émile')
    expect(answer.html).not.toContain('Mon <i>')
    expect(answer.$('#titre').attr('value')).toBe('Mon <i>titre</i>')
    expect(answer.$('.card-panel input[name="version"]').first().attr('value')).toBe('2')
    expect((await draftOf(world)).letter.sections[0]?.cards[0]?.title).toBe('Le titre d’Émile')
  })

  it('shows their letter to who only moved a story', async () => {
    await act(world, 'gestes', { geste: 'retirer:ami' }, world.emile)
    const answer = await show(act(world, 'gestes', { geste: 'monter:appel', version: '1' }))
    expect([answer.status, answer.$('#c-ami.draft-dropped').length]).toStrictEqual([409, 1])
    expect(answer.words).toContain('Refaites votre geste s’il a encore un sens.')
  })
})

describe('a forged form', () => {
  it.each([
    {},
    { geste: 'constructor:ami' },
    { geste: 'monter' },
    { geste: 'placer', carte: 'ami', bloc: '__proto__' },
    { geste: 'section-monter:nulle-part' },
    { geste: 'revenir', numero: '-1' },
  ])('does nothing: %o', async (fields) => {
    const before = await draftOf(world)
    const answer = await act(world, 'gestes', fields as Record<string, string>)
    expect(answer.headers.get('location')).toBe('/lettres/13/atelier?dit=rien-fait#atelier')
    expect(await draftOf(world)).toStrictEqual(before)
  })

  it.each([
    ['an unknown story', { geste: 'monter:inconnue' }, 422],
    ['an item that is not in the watch', { geste: 'ajouter:inconnu' }, 422],
    ['a withdrawn item', { geste: 'ajouter:retire' }, 422],
    ['a version that never was', { geste: 'revenir', numero: '999' }, 422],
    ['a version of no form', { geste: 'retirer:ami', version: 'x' }, 409],
    [
      'a hostile view',
      { geste: 'monter:inconnue', vue: 'carte="><script>alert(1)</script>&forme=//piege.example' },
      422,
    ],
  ])('is refused with a sentence: %s', async (_, fields, status) => {
    const before = await draftOf(world)
    const answer = await show(act(world, 'gestes', fields as Record<string, string>))
    expect(answer.status).toBe(status)
    expect(answer.words).toContain('Rien n’a été enregistré.')
    expect(answer.html).not.toContain('<script>alert')
    expect(await draftOf(world)).toStrictEqual(before)
  })

  it('goes nowhere without the token of the session', async () => {
    const fields = { version: '1', geste: 'retirer:ami' }
    const answer = await postForm(world.site, '/lettres/13/gestes', fields, { cookie: world.edith.cookie })
    expect(answer.status).toBe(403)
    expect(await cards()).toContain('ami')
  })

  it('finds no letter under another number', async () => {
    expect((await act({ ...world, number: 12 }, 'gestes', { geste: 'retirer:appel' })).status).toBe(409)
  })
})

describe('comments', () => {
  it('are read on their story, and settled', async () => {
    const written = await act(world, 'commentaires', {
      carte: 'piege',
      'commentaire-carte': 'Titre à revoir <b>',
      vue: 'carte=piege',
    })
    const page = await follow(world, written)
    expect(page.$('.card-panel .comments').text()).toContain('Titre à revoir <b>')
    expect((await desk(world, '', world.emile)).$('#c-piege').text()).toContain('1 commentaire à régler')
    const [comment] = await listComments(world.site.deps, (await draftOf(world)).stored.id)
    await act(world, 'commentaires/regler', { commentaire: comment!.id, regle: 'oui' }, world.emile)
    expect((await desk(world)).$('#c-piege').text()).not.toContain('à régler')
    expect((await desk(world, '?carte=piege')).$('.card-panel details').text()).toContain('Titre à revoir')
  })

  it('asks for words', async () => {
    expect((await act(world, 'commentaires', { commentaire: '  ' })).status).toBe(422)
  })

  it('changes no version of the letter, and is not in it', async () => {
    await act(world, 'commentaires', { commentaire: 'Secret de rédaction' })
    const { stored } = await draftOf(world)
    expect([stored.version, stored.content.includes('Secret')]).toStrictEqual([1, false])
  })
})
