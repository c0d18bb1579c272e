import type { Random } from './random.ts'
import type { Telling } from './tell-others.ts'
import type { departements, funders } from './words.ts'

export interface CallEvent {
  day: number
  funder: (typeof funders)[number]
  object: string
  target: string
  part: string
  /** A coined name, when the funder gave it one. */
  name: string | undefined
  place: (typeof departements)[number] | undefined
  wave: number | undefined
  year: number
  closing: number
  millions: number
}

const tellers = [
  'financeur',
  'region-relais',
  'presse-a',
  'presse-b',
  'portail-aides',
  'reseau-elus',
  'lettre-num',
]

/** One to five publishers, the funder's words seldom repeated as they are. */
export function tellCall(random: Random, call: CallEvent): Telling[] {
  return chooseTellers(random).map((feed, index) => {
    const saysClosing = random.chance(0.8)
    // One in twelve copies the date wrong.
    const closing = call.closing + (index > 0 && random.chance(0.08) ? 2 : 0)
    return {
      feed: feed === 'financeur' ? `financeur-${call.funder.id}` : feed,
      title: titleOf(random, call, index),
      text: leadOf(random, call, saysClosing ? dayWords(closing) : ''),
      kind: index > 0 && random.chance(0.3) ? 'actualite' : 'appel-a-projets',
      day: call.day + (index > 0 ? random.below(9) : 0),
      ...(saysClosing ? { closing } : {}),
      ...(call.place ? { place: call.place } : {}),
    }
  })
}

export function tellWinners(random: Random, call: CallEvent): Telling[] {
  const what = call.name ? `« ${call.name} »` : `${call.object} ${call.target}, volet ${call.part}`
  const count = 5 + random.below(40)
  return chooseTellers(random).map((feed, index) => ({
    feed,
    title:
      index === 0
        ? `${call.funder.name} : ${count} lauréats pour l’appel à projets ${what}`
        : `${what} : les ${count} projets retenus par ${call.funder.with}`,
    text: `Le jury a retenu ${count} dossiers sur ${call.object}, pour ${call.millions} millions d’euros.`,
    kind: 'laureats' as const,
    day: call.day + random.below(4),
    ...(call.place ? { place: call.place } : {}),
  }))
}

export function chooseTellers(random: Random): string[] {
  const draw = random.below(100)
  const count = draw < 50 ? 1 : draw < 75 ? 2 : draw < 90 ? 3 : draw < 97 ? 4 : 5
  const first = random.below(tellers.length)
  return Array.from({ length: count }, (_, n) => tellers[(first + n) % tellers.length]!)
}

function titleOf(random: Random, call: CallEvent, index: number): string {
  const { object, target, name, funder, part } = call
  const what = name ? `« ${name} »` : `« ${capital(object)} ${target}, volet ${part} »`
  const plain = name ? `${name}, ${object}` : `${object} ${target}, volet ${part}`
  const where = call.place ? ` dans ${call.place[2]}` : ''
  const run = call.wave ? `, ${call.wave}e vague` : ''
  const year = call.year > 2026 || random.chance(0.4) ? ` ${call.year}` : ''
  const titles = [
    `Appel à projets ${what}${year}${run}${where}`,
    `${capital(plain)}${where} : ${funder.with} lance un appel à projets${run}${year}`,
    `${funder.name} – AAP ${plain}${where}${run}${year}`,
    `${capital(funder.with)} ouvre son appel à projets ${what}${where}${run}${year}`,
    `${call.millions} M€ pour ${plain}${where} : candidatez${run}${year}`,
    `Appel à candidatures ${funder.name} : ${plain}${where}${run}${year}`,
  ]
  return index === 0 ? titles[random.below(3)]! : random.pick(titles)
}

function leadOf(random: Random, call: CallEvent, closing: string): string {
  const { target, funder, millions, name, part } = call
  const object = `${part} des ${call.object}`
  const called = name ? ` « ${name} »` : ''
  const where = call.place ? ` dans ${call.place[2]}` : ''
  const leads = [
    `${capital(funder.with)} soutient les projets de ${object} ${target}${where}. L’appel${called} est doté de ${millions} millions d’euros.`,
    `Doté de ${millions} millions d’euros, l’appel${called} de ${funder.with} vise ${object} ${target}${where}. La subvention couvre la moitié des dépenses.`,
    `Les porteurs de projets sur ${object} ont une nouvelle occasion : ${funder.with} finance${where} des actions ${target}. Enveloppe de ${millions} M€.`,
    `Vous préparez un projet de ${object} ? L’appel${called} de ${funder.with} aide les structures ${target}${where}, avec ${millions} millions d’euros.`,
  ]
  return `${random.pick(leads)}${closing ? ` Dossiers à déposer avant le ${closing}.` : ''}`
}

const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
)

function dayWords(day: number): string {
  const date = new Date(Date.parse('2026-01-05T08:00:00Z') + day * 86_400_000)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
