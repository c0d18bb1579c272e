import { findDmarc, isAligned } from './dmarc.ts'
import type { Finding } from './finding.ts'
import type { Resolver } from './resolver.ts'
import type { MailSetup } from './setup.ts'

/** What others do with a message whose domain nothing proves (RFC 7489), and whether ours proves it. */
export async function checkDmarc(setup: MailSetup, resolver: Resolver): Promise<Finding[]> {
  const { fromDomain } = setup
  const dmarc = await findDmarc(resolver, fromDomain)
  if (!dmarc)
    return [
      {
        what: 'DMARC',
        level: 'attention',
        told: `${fromDomain} n’a pas de DMARC, que Gmail et Yahoo demandent à qui écrit à beaucoup de monde.`,
        record: {
          name: `_dmarc.${fromDomain}`,
          type: 'TXT',
          value: `v=DMARC1; p=none; rua=mailto:${setup.contact}`,
        },
      },
    ]
  const byDkim = setup.dkim ? isAligned(dmarc, fromDomain, setup.dkim.domain, 'adkim') : undefined
  const bySpf = isAligned(dmarc, fromDomain, setup.envelopeDomain, 'aspf')
  return [policy(dmarc.domain, dmarc.policy, dmarc.tags), alignment(setup, dmarc.policy, byDkim, bySpf)]
}

function policy(domain: string, asked: string, tags: ReadonlyMap<string, string>): Finding {
  const words: Record<string, string> = {
    none: 'ne rien faire',
    quarantine: 'mettre à part',
    reject: 'refuser',
  }
  if (!Object.hasOwn(words, asked))
    return {
      what: 'DMARC',
      level: 'attention',
      told: `${domain} demande «\u202Fp=${asked.slice(0, 40)}\u202F», qui n’existe pas.`,
    }
  const reports = tags.has('rua')
  return {
    what: 'DMARC',
    level: reports ? 'ok' : 'attention',
    told: `${domain} demande de ${words[asked]} (p=${asked})${reports ? '.' : ', mais personne ne reçoit les rapports\u00A0: ajoutez «\u202Frua=mailto:…\u202F».'}`,
  }
}

function alignment(setup: MailSetup, asked: string, byDkim: boolean | undefined, bySpf: boolean): Finding {
  const what = 'alignement'
  // A provider signs for the domain once it is authenticated there: the DKIM check says whether it is.
  if (setup.transport === 'http')
    return { what, level: 'ok', told: 'C’est la signature du fournisseur qui prouve l’expéditeur.' }
  if (byDkim && bySpf)
    return { what, level: 'ok', told: 'La signature et l’enveloppe prouvent toutes deux l’expéditeur.' }
  if (byDkim) return { what, level: 'ok', told: 'La signature prouve l’expéditeur (l’enveloppe, non).' }
  if (bySpf)
    return {
      what,
      level: 'attention',
      told: 'Seule l’enveloppe prouve l’expéditeur\u00A0: une lettre transférée ne prouve plus rien. Signez (VIGIE_DKIM_KEY_FILE) au nom du domaine de l’expéditeur.',
    }
  return {
    what,
    level: asked === 'none' ? 'attention' : 'panne',
    told: `Ni la signature ni l’enveloppe ne sont au nom de ${setup.fromDomain}\u00A0: DMARC échoue. Mettez VIGIE_DKIM_DOMAIN ou VIGIE_MAIL_BOUNCES dans ce domaine.`,
  }
}
