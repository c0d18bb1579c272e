import type { Deps } from '#src/deps.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseJorf } from '#src/parse/jorf/jorf.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { saveRejections } from '#src/store/rejections.ts'
import { saveSiteFeed } from '#src/store/site-feeds.ts'

/** A source of the Journal officiel, as staff could have added it. */
export const issueFeed: FeedDefinition = {
  id: 'jo-essai',
  publisher: 'Journal officiel',
  title: 'Sommaire',
  url: 'https://jo.example/sommaire.xml',
  homepage: 'https://jo.example/',
  domain: 'juridique',
  territory: 'national',
  language: 'fr',
  everyMinutes: 180,
  format: 'jorf',
}

const economy = 'Ministère de l’économie'

/** An invented issue: four texts under their rubrics, one under none, two measures that name persons. */
export function issueXml(day: string): string {
  const rank = day.replaceAll('-', '').slice(2)
  const text = (at: number, title: string) =>
    `<LIEN_TXT idtxt="JORFTEXT0000${rank}${at}" titretxt="${title}"/>`
  const rubric = (level: number, title: string, ...content: string[]) =>
    `<TM niv="${level}"><TITRE_TM>${title}</TITRE_TM>${content.join('')}</TM>`
  return `<JO><ID>JORFCONT0000${rank}</ID><TITRE>JORF n°0270 du ${day}</TITRE><DATE_PUBLI>${day}</DATE_PUBLI><STRUCTURE_TXT>
${rubric(
  1,
  'Journal officiel',
  rubric(2, 'LOIS', text(1, `LOI n° 1 du ${day} sur la fermeture du réseau cuivre dans les communes`)),
  rubric(
    2,
    'Décrets, arrêtés, circulaires',
    rubric(
      3,
      'Textes généraux',
      rubric(4, 'Premier ministre', text(2, 'Décret relatif aux uniformes des douanes')),
      rubric(
        4,
        economy,
        text(3, 'Arrêté attribuant le statut de zone fibrée à douze communes'),
        text(4, 'Arrêté sur les vins'),
      ),
    ),
    rubric(
      3,
      'Mesures nominatives',
      text(5, 'Décret portant nomination de Mme Untel'),
      text(6, 'Arrêté nommant M. Quidam'),
    ),
  ),
)}
<TM niv="1">${text(7, 'Avis sans rubrique')}</TM></STRUCTURE_TXT></JO>`
}

/** Has the watch read these issues, as its reader and its store do it. */
export async function readIssues(deps: Deps, ...days: readonly string[]): Promise<void> {
  const at = deps.now().toISOString()
  await deps.db.batch([saveSiteFeed(issueFeed.id, JSON.stringify(issueFeed), at)])
  for (const day of days) {
    const { items, rejected } = await normaliseItems(parseJorf(issueXml(day)), issueFeed)
    const enriched = items.map((item) => enrichItem(item, issueFeed, deps.enricher))
    await saveItems(deps, issueFeed.id, enriched, () => [
      saveRejections(issueFeed.id, rejected, { at, day: at.slice(0, 10) }),
    ])
  }
}
