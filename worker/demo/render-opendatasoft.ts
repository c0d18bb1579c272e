import type { DemoDocument, DemoEntry } from './demo-entry.ts'
import { isoDay } from './paris-time.ts'
import { stableNumber } from './stable-number.ts'

const natures = {
  APPEL_OFFRE: 'Avis de marché',
  ATTRIBUTION: 'Résultat de marché',
  RECTIFICATIF: 'Rectificatif',
  'PRE-INFORMATION': 'Avis de préinformation',
} as const

/** Opendatasoft Explore v2.1 `/records`, with the fields of the BOAMP dataset that a reader needs. */
export function renderOpendatasoft({ entries }: DemoDocument): string {
  return JSON.stringify({ total_count: entries.length, results: entries.map(toRecord) }, undefined, 1)
}

function toRecord({ item, title, text, url, day, closing }: DemoEntry): object {
  const number = stableNumber(item.slug, 6)
  const nature = item.nature ?? 'APPEL_OFFRE'
  const limit = closing ? closing.toISOString().replace('.000Z', '+00:00') : null
  return {
    idweb: `26-${number}`,
    id: `26_${number}`,
    objet: title,
    famille: 'FNS',
    famille_libelle: 'Marchés entre 90 k€ et seuils européens',
    code_departement: item.departements ?? [],
    code_departement_prestation: null,
    dateparution: day ? isoDay(day) : null,
    datelimitereponse: limit,
    nomacheteur: item.buyer ?? null,
    titulaire: null,
    type_procedure: 'OUVERT',
    procedure_libelle: 'Procédure ouverte',
    nature,
    nature_libelle: natures[nature],
    etat: nature === 'RECTIFICATIF' ? 'RECTIFICATIF' : 'INITIAL',
    descripteur_libelle: item.categories ?? [],
    annonce_lie: null,
    resume_objet: text,
    gestion: JSON.stringify({ INDEXATION: { NOMORGANISME: item.buyer, RESUME_OBJET: title } }),
    url_avis: url,
  }
}
