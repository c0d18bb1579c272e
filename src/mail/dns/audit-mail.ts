import { messageOf } from '../../errors.ts'
import { checkDkim } from './check-dkim.ts'
import { checkDmarc } from './check-dmarc.ts'
import { checkMx, checkPtr, checkUnsubscribe } from './check-reach.ts'
import { checkSpf } from './check-spf.ts'
import type { Finding } from './finding.ts'
import type { Resolver } from './resolver.ts'
import type { MailSetup } from './setup.ts'

type Check = (setup: MailSetup, resolver: Resolver) => Promise<Finding | Finding[]>

const checks: Record<string, Check> = {
  MX: checkMx,
  SPF: checkSpf,
  DKIM: checkDkim,
  DMARC: checkDmarc,
  PTR: checkPtr,
  désabonnement: async (setup) => checkUnsubscribe(setup),
}

/** All that the DNS says of our mail. A server that does not answer is told, and stops no other check. */
export async function auditMail(setup: MailSetup, resolver: Resolver): Promise<Finding[]> {
  if (/(^|\.)(example|invalid|test|localhost)$/.test(setup.fromDomain))
    return [
      {
        what: 'expéditeur',
        level: 'panne',
        told: `${setup.fromDomain} n’existe pas\u00A0: réglez VIGIE_MAIL_FROM et VIGIE_CONTACT.`,
      },
      checkUnsubscribe(setup),
    ]
  const found: Finding[] = []
  for (const [what, check] of Object.entries(checks))
    found.push(...(await runCheck(what, check, setup, resolver)))
  return found
}

async function runCheck(
  what: string,
  check: Check,
  setup: MailSetup,
  resolver: Resolver,
): Promise<Finding[]> {
  try {
    return [await check(setup, resolver)].flat()
  } catch (error) {
    return [
      { what, level: 'attention', told: `Le DNS ne répond pas (${messageOf(error)})\u00A0: recommencez.` },
    ]
  }
}
