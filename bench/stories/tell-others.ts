import type { Kind } from '#src/axis/taxonomy.ts'
import type { Random } from './random.ts'
import { capital, chooseTellers } from './tell-calls.ts'
import { actors, departements, objects, targets, towns } from './words.ts'

/** One item of one publisher. */
export interface Telling {
  feed: string
  title: string
  text: string
  kind: Kind
  day: number
  closing?: number
  place?: (typeof departements)[number]
  /** Found as a place: no gazetteer knows them all. */
  town?: string
  ref?: string
  url?: string
  identity?: string
}

/** A decree, by the Journal officiel and by those who copy its summary; now and then an article about it, which is not it. */
export function tellText(random: Random, day: number, number: number): Telling[] {
  const object = random.pick(objects)
  const title = `Décret n° 2026-${number} du ${1 + random.below(28)} mai 2026 relatif à ${object}`
  const ref = `décret 2026-${number}`
  const copies: Telling[] = ['journal-officiel', 'legifrance', 'bulletin-juridique']
    .slice(0, 1 + random.below(3))
    .map((feed, n) => ({
      feed,
      title: n === 2 ? `${title} (texte intégral)` : title,
      text: `Publics concernés : collectivités. Objet : ${object} ${random.pick(targets)}.`,
      kind: 'decret' as const,
      day: day + n,
      ref,
    }))
  return copies
}

/** A notice in the national bulletin and on the buyer's profile, with its number. */
export function tellTender(random: Random, day: number, number: number): Telling[] {
  const title = `Fourniture et maintenance de ${random.pick(objects)} pour la commune de ${random.pick(towns)}`
  const closing = day + 20 + random.below(20)
  return ['bulletin-marches', 'profil-acheteur'].slice(0, 1 + random.below(2)).map((feed) => ({
    feed,
    title,
    text: `Avis n° 26-${10_000 + number}. Critères : prix 60 %, valeur technique 40 %.`,
    kind: 'marche-public' as const,
    day: day + random.below(2),
    closing,
    identity: `26-${10_000 + number}`,
  }))
}

/** What happens to a town, in the words of each paper. */
export function tellNews(random: Random, day: number, town: string, what: readonly string[]): Telling[] {
  const who = random.pick(actors)
  const count = 100 + random.below(9000)
  const place = random.pick(departements)
  const isKnown = random.chance(0.7)
  return chooseTellers(random).map((feed) => {
    const said = random.pick(what)
    const titles = [
      `${town} ${said}`,
      `${capital(place[2])} : ${town} ${said}`,
      `À ${town}, la commune ${said}`,
      `${town} : pourquoi la mairie ${random.pick(what)}`,
    ]
    const leads = [
      `La commune de ${town} ${random.pick(what)}. ${count} habitants sont concernés, explique le maire, ${who}.`,
      `Le maire ${who} l’a annoncé lundi : ${count} foyers de ${town} sont concernés.`,
      `À ${town} (${place[1]}), ${count} personnes verront la différence, selon ${who}.`,
    ]
    return {
      feed: `${feed}-${place[0]}`,
      title: random.pick(titles),
      text: random.pick(leads),
      kind: 'actualite' as const,
      day: day + random.below(3),
      ...(isKnown ? { town } : {}),
    }
  })
}
