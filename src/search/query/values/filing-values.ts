import { type BeneficiaryId, beneficiaryIds } from '../../../axis/beneficiaries.ts'
import { type Axis, type Domain, type Kind, domains, kinds } from '../../../axis/taxonomy.ts'
import { beneficiaryWords } from '../../../french/beneficiaries.ts'
import { kindWords } from '../../../french/kinds.ts'
import type { NamedValue } from './value-list.ts'

/** By code, identifier, label, or a word of either. */
export function axisValues(axes: Iterable<Pick<Axis, 'id' | 'code' | 'label'>>): NamedValue[] {
  return [...axes].map(({ id, code, label }) => ({
    values: [id],
    short: code,
    label,
    names: [id, ...id.split('-').filter((word) => word.length > 1)],
  }))
}

const domainNames: Record<Domain, { label: string; names: string[] }> = {
  technologique: { label: 'Technologique', names: ['technique', 'techno', 'technologie'] },
  juridique: { label: 'Juridique', names: ['droit', 'légal'] },
  financiere: { label: 'Financière', names: ['financier', 'finance', 'financement'] },
}

export const domainValues: readonly NamedValue[] = domains.map((id) => ({
  values: [id],
  short: id,
  ...domainNames[id],
}))

const kindNames: Partial<Record<Kind, string[]>> = {
  'appel-a-projets': ['aap', 'appel'],
  ami: ['manifestation d’intérêt'],
  laureats: ['résultat', 'lauréat'],
  aide: ['subvention'],
  'marche-public': ['marché', 'appel d’offres'],
  loi: ['ordonnance'],
  'reglement-ue': ['règlement', 'directive', 'règlement UE'],
  jurisprudence: ['jugement'],
  'retour-experience': ['rex', 'retex', 'retour'],
  evenement: ['webinaire'],
  etude: ['rapport'],
  actualite: ['actu', 'news', 'article'],
}

export const kindValues: readonly NamedValue[] = kinds.map((id) => ({
  values: [id],
  short: id,
  label: kindWords[id],
  names: [id, ...(kindNames[id] ?? [])],
}))

const beneficiaryNames: Partial<Record<BeneficiaryId, string[]>> = {
  commune: ['mairie', 'ville'],
  epci: ['interco', 'communauté de communes', 'agglomération', 'métropole'],
  department: ['département', 'conseil départemental'],
  region: ['conseil régional'],
  'syndicat-mixte': ['syndicat'],
  'public-org': ['établissement public', 'État'],
  'public-cies': ['SEM', 'SPL'],
  'private-sector': ['PME', 'TPE', 'société'],
  'private-person': ['habitant', 'citoyen'],
  researcher: ['chercheur', 'université', 'laboratoire'],
}

const shortNames: Partial<Record<BeneficiaryId, string>> = {
  department: 'département',
  region: 'région',
  special: 'collectivité-particulière',
  'public-org': 'établissement-public',
  'public-cies': 'entreprise-publique',
  'private-sector': 'entreprise',
  'private-person': 'particulier',
  farmer: 'agriculteur',
  researcher: 'recherche',
}

export const beneficiaryValues: readonly NamedValue[] = beneficiaryIds.map((id) => ({
  values: [id],
  short: shortNames[id] ?? id,
  label: beneficiaryWords[id] ?? id,
  names: [id, ...(beneficiaryNames[id] ?? [])],
}))
