import type { Finding } from './finding.ts'
import type { Resolver } from './resolver.ts'
import type { MailSetup } from './setup.ts'
import { readTags } from './tags.ts'

/** Whether signatures verify: the published key must be the one that signs (RFC 6376 §3.6). */
export async function checkDkim(setup: MailSetup, resolver: Resolver): Promise<Finding> {
  if (setup.transport === 'http') return checkProvider(setup, resolver)
  const { dkim } = setup
  if (!dkim)
    return {
      what: 'DKIM',
      level: 'attention',
      told: 'Aucune clé\u00A0: si votre serveur SMTP ne signe pas lui-même, les lettres partent sans signature et Gmail ou Outlook les écartent. «\u202Fvigie doctor mail --nouvelle-cle\u202F» en fait une.',
    }
  const name = `${dkim.selector}._domainkey.${dkim.domain}`
  const record = { name, type: 'TXT', value: dkim.record } as const
  const published = (await resolver.txt(name)).map(readTags)
  if (published.length === 0)
    return {
      what: 'DKIM',
      level: 'panne',
      told: `${name} n’est pas publié\u00A0: nos signatures sont invalides.`,
      record,
    }
  const wanted = readTags(dkim.record).get('p')
  const found = published.find((tags) => tags.get('p')?.replace(/\s/g, '') === wanted)
  if (!found)
    return {
      what: 'DKIM',
      level: 'panne',
      told: `${name} publie une autre clé que la nôtre\u00A0: nos signatures sont invalides.`,
      record,
    }
  return judgeKey(name, found, dkim.record)
}

function judgeKey(name: string, tags: ReadonlyMap<string, string>, record: string): Finding {
  const isTest = tags.get('t')?.split(':').includes('y')
  if (isTest)
    return {
      what: 'DKIM',
      level: 'attention',
      told: `${name} est marqué «\u202Fessai\u202F» (t=y)\u00A0: retirez cette mention, ou les signatures ne comptent pas.`,
    }
  // 1024 bits take 216 characters in base 64, 2048 take 392.
  const isShort = record.includes('k=rsa') && (tags.get('p') ?? '').length < 300
  return isShort
    ? {
        what: 'DKIM',
        level: 'attention',
        told: `${name} est une clé RSA de moins de 2048 bits\u00A0: faites-en une nouvelle, sous un autre sélecteur.`,
      }
    : { what: 'DKIM', level: 'ok', told: `${name} publie notre clé.` }
}

/** Providers sign themselves, under selectors of their own. */
async function checkProvider({ fromDomain, http }: MailSetup, resolver: Resolver): Promise<Finding> {
  const selectors =
    http?.kind === 'brevo' ? ['brevo1', 'mail'] : http?.kind === 'scaleway' ? [http.project] : []
  if (selectors.length === 0)
    return {
      what: 'DKIM',
      level: 'attention',
      told: 'Votre fournisseur signe lui-même\u00A0: vérifiez chez lui que le domaine de l’expéditeur est authentifié.',
    }
  const names = selectors.map((selector) => `${selector}._domainkey.${fromDomain}`)
  const found = await Promise.all(names.map((name) => resolver.txt(name)))
  const at = found.findIndex((records) => records.length > 0)
  return at >= 0
    ? { what: 'DKIM', level: 'ok', told: `${names[at]} publie la clé du fournisseur.` }
    : {
        what: 'DKIM',
        level: 'panne',
        told: `${names.join(' ou ')} n’est pas publié\u00A0: authentifiez le domaine ${fromDomain} chez votre fournisseur, qui donne l’enregistrement.`,
      }
}
