import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readLetterSettings, saveLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { getAs } from '#test/helpers/staff.ts'
import { type LetterWorld, act, desk, draftOf, openLetterWorld, show } from './letter-world.ts'

let server: LocalServer
let world: LetterWorld
let status = 200

beforeEach(async () => {
  status = 200
  server = await startServer((_, response) => {
    const content = 'Le très haut débit arrive <img src=x> dans les collectivités, dit la mairie.'
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ choices: [{ message: { content } }] }))
  })
  world = await openLetterWorld({ VIGIE_LLM_URL: server.url, VIGIE_LLM_MODEL: 'essai' })
})
afterEach(() => server.close())

async function allowModel(): Promise<void> {
  const settings = await readLetterSettings(world.site.deps)
  await saveLetterSettings(world.site.deps, { name: 'essai' }, { ...settings, model: true })
}

const propose = () =>
  act(world, 'gestes', { geste: 'proposer', carte: 'piege', titre: 'Mon titre', resume: '' })

describe('a summary by a model', () => {
  it('is off until the setting lets editors ask, which the page of settings then offers', async () => {
    expect((await desk(world, '?carte=piege')).words).not.toContain('Proposer un résumé')
    const answer = await show(propose())
    expect([answer.status, server.requests.length]).toStrictEqual([422, 0])
    expect((await show(getAs(world.site, world.edith, '/lettres/reglages'))).$('#modele')).toHaveLength(1)
  })

  it('is proposed in the form, said to be what it is, and kept nowhere', async () => {
    await allowModel()
    expect((await desk(world, '?carte=piege')).words).toContain('Proposer un résumé')
    const answer = await show(propose())
    expect(answer.status).toBe(200)
    expect(answer.$('#resume').text()).toContain('Le très haut débit arrive')
    expect(answer.html).not.toContain('<img src=x>')
    expect(answer.$('#titre').attr('value')).toBe('Mon titre')
    expect(answer.words).toContain('Proposé par un modèle de langage : relisez-le')
    expect(answer.$('input[name="origine"]').attr('value')).toBe('model')
    expect((await draftOf(world)).stored.version).toBe(1)
  })

  it('is told as such once it is saved', async () => {
    await allowModel()
    const resume = 'Le très haut débit arrive.'
    await act(world, 'gestes', {
      geste: 'modifier',
      carte: 'piege',
      titre: 'Titre',
      resume,
      origine: 'model',
    })
    expect((await desk(world)).$('#c-piege').text()).toContain('Résumé d’un modèle de langage')
  })

  it('says why when the model is away, and keeps what was typed', async () => {
    await allowModel()
    status = 503
    const answer = await show(propose())
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('Le modèle ne répond pas (503)')
    expect(answer.$('#titre').attr('value')).toBe('Mon titre')
  })
})
