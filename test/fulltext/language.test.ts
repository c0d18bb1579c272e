import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectLanguage } from '#src/fulltext/language.ts'
import { sharedPath } from '#test/helpers/shared.ts'

describe('detectLanguage', () => {
  it.each([
    [
      'fr',
      'La commune a décidé d’équiper les trois écoles de capteurs, qui communiquent par le réseau du syndicat.',
    ],
    [
      'en',
      'The council has decided to equip the three schools with sensors that use the network of the county.',
    ],
    [
      'de',
      'Der Landkreis hat den Ausbau des Netzes mit Mitteln des Bundes gefördert und die Arbeiten sind im Plan.',
    ],
    [
      'es',
      'El ayuntamiento ha publicado la convocatoria de las ayudas para los municipios que quieren un sensor.',
    ],
    ['it', 'Il comune ha pubblicato il bando per la rete e le imprese del territorio che sono nella zona.'],
    ['nl', 'De gemeente heeft het plan voor de scholen gepubliceerd en dat is van belang voor alle ouders.'],
    [
      'pt',
      'O município publicou o concurso para a rede das escolas e os pais podem ver as medidas no portal.',
    ],
  ])('tells %s', (code, text) => {
    expect(detectLanguage(text)).toBe(code)
  })

  it('reads capitals and decomposed accents alike', () => {
    const text =
      'Les élus ont été réunis à la préfecture pour que le dossier de la fibre soit examiné par tous.'
    expect(detectLanguage(text.toUpperCase())).toBe('fr')
    expect(detectLanguage(text.normalize('NFD'))).toBe('fr')
  })

  it.each([
    ['nothing', ''],
    ['a title', 'Appel à projets pour la fibre dans les écoles'],
    [
      'a list of names',
      'Blois Tours Vendôme Romorantin Amboise Chinon Loches Salbris Bléré Montrichard Contres Selles',
    ],
    ['numbers', '2026 12 000 € 45 % 17 1,1 2,2 3,3 4,4 5,5 6,6'],
    [
      'a notice without a small word',
      'Fourniture capteurs LoRaWAN bâtiments communaux lot unique marché accord cadre bons commande maintenance incluse',
    ],
    [
      'Breton',
      'Embannet he deus ar gêr ar galv da raktresoù evit niverelaat an embregerezhioù, a c’hallo kinnig o goulenn.',
    ],
    [
      'Polish',
      'Gmina opublikowała ogłoszenie o naborze wniosków na cyfryzację przedsiębiorstw, które mogą składać do 30 czerwca.',
    ],
    ['Chinese', '市政府公布了企业数字化项目的征集通知，企业可在六月三十日之前通过网站提交申请。'],
  ])('leaves %s open', (_, text) => {
    expect(detectLanguage(text)).toBeUndefined()
  })

  it('takes a French text with English names for French', () => {
    const text =
      'Le rapport sur le « Cloud and the Future of AI in the Public Sector » est publié par la direction, et les communes qui le demandent recevront une version traduite dans le mois.'
    expect(detectLanguage(text)).toBe('fr')
  })

  it('reads no further than it must, nor trips on a word without end', () => {
    expect(detectLanguage('a'.repeat(5_000_000))).toBeUndefined()
    expect(detectLanguage('la commune et le syndicat pour les écoles du réseau dans '.repeat(100_000))).toBe(
      'fr',
    )
  })
})

const gold = sharedPath('gold/items.jsonl')

describe.skipIf(!gold)('detectLanguage on labelled items', () => {
  it('is never wrong on French ones, and open on few', () => {
    const items = readFileSync(gold!, 'utf8').trim().split('\n')
    const texts = items.map((line) => JSON.parse(line) as { title: string; text: string })
    const answers = texts.map(({ title, text }) => detectLanguage(`${title}. ${text}`))
    expect(answers.filter((code) => code !== undefined && code !== 'fr')).toEqual([])
    expect(answers.filter((code) => code === undefined).length).toBeLessThan(items.length * 0.05)
  })
})
