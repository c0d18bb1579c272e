import { type Config, readConfig } from '#src/config.ts'
import type { Deps } from '#src/deps.ts'
import { readAddress } from '#src/mail/address.ts'
import { auditMail } from '#src/mail/dns/audit-mail.ts'
import type { Finding } from '#src/mail/dns/finding.ts'
import type { Resolver } from '#src/mail/dns/resolver.ts'
import type { MailSetup } from '#src/mail/dns/setup.ts'
import { addressOf } from '#src/mail/message/compose-message.ts'
import { dkimRecord, loadDkimKey, makeDkimKey } from '#src/mail/message/dkim-key.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { createNodeResolver } from './doctor-mail-resolver.ts'
import type { Environment } from './environment.ts'
import { print, printJson, readArguments, remark, UsageError } from './usage.ts'

/**
 * Looks at what the DNS says of our mail, and says what to publish. 1 when letters would be refused or lost.
 * `--nouvelle-cle` makes a key to sign with, `--essai` sends one message.
 */
export async function run(
  argv: readonly string[],
  env: Environment,
  resolver: Resolver = createNodeResolver(),
): Promise<number> {
  const { values } = readArguments(argv, {
    json: { type: 'boolean' },
    'nouvelle-cle': { type: 'boolean' },
    essai: { type: 'string' },
  })
  const config = readConfig(env)
  if (values['nouvelle-cle']) return printKey(config)
  if (values.essai !== undefined) return sendTrial(env, values.essai)
  const findings = await auditMail(setupOf(config), resolver)
  for (const finding of findings) {
    if (values.json) printJson(finding)
    else printFinding(finding)
  }
  return findings.some(({ level }) => level === 'panne') ? 1 : 0
}

/** What the settings say of mail, as the DNS checks take it. */
export function setupOf(config: Config): MailSetup {
  const { from, bounces, smtpUrl, http, dkim, transport } = config.mail
  const fromDomain = domainOf(addressOf(from))
  const key = dkim && transport !== 'http' ? loadDkimKey(dkim) : undefined
  const host = smtpUrl || http?.url
  return {
    transport,
    fromDomain,
    envelopeDomain: bounces ? domainOf(bounces) : fromDomain,
    ...(host ? { host: new URL(host).hostname } : {}),
    ...(http ? { http } : {}),
    ...(key ? { dkim: { domain: key.domain, selector: key.selector, record: dkimRecord(key.key) } } : {}),
    contact: config.contact,
    baseUrl: config.baseUrl,
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

function printFinding({ what, level, told, record }: Finding): void {
  const marks = { ok: '✔', attention: '!', panne: '✘' }
  print(`${marks[level]} ${what.padEnd(13)} ${told}`)
  if (record) print(`  À publier : ${record.name} ${record.type} ${record.value}`)
}

/** The key on standard output, for a file; what to do with it beside. */
function printKey(config: Config): number {
  const { pem, record } = makeDkimKey()
  const year = new Date().getFullYear()
  const domain = config.mail.dkim?.domain ?? domainOf(addressOf(config.mail.from))
  const selector = `vigie${year}`
  process.stdout.write(pem)
  remark('Cette clé ne sera plus montrée : gardez-la dans un fichier que Vigie seule peut lire, par exemple')
  remark('  (umask 077 && npm run -s vigie -- doctor mail --nouvelle-cle > dkim.pem)')
  remark(`puis VIGIE_DKIM_KEY_FILE=dkim.pem, VIGIE_DKIM_DOMAIN=${domain}, VIGIE_DKIM_SELECTOR=${selector}.`)
  remark(`À publier d’abord : ${selector}._domainkey.${domain} TXT ${record}`)
  return 0
}

async function sendTrial(env: Environment, typed: string): Promise<number> {
  const reading = readAddress(typed)
  if (reading.kind === 'invalid') throw new UsageError(reading.fault)
  const program = await openNodeProgram(env)
  try {
    const { messageId } = await program.deps.mailer.send(trialMessage(program.deps, reading.address))
    print(`Message remis (${messageId}) : ${await program.deps.mailer.check()}`)
    return 0
  } finally {
    await program.close()
  }
}

function trialMessage({ config, now }: Deps, to: string) {
  const when = now().toLocaleString('fr-FR', {
    timeZone: 'Europe/Paris',
    dateStyle: 'long',
    timeStyle: 'short',
  })
  const told = `Message d’essai de Vigie, envoyé le ${when} depuis ${config.baseUrl}.`
  const advice = 'Dans « Afficher l’original » de votre messagerie, SPF, DKIM et DMARC doivent dire « pass ».'
  return {
    to,
    subject: 'Vigie : message d’essai',
    text: `${told}\n\n${advice}\n`,
    html: `<!doctype html><html lang="fr"><body><p>${told}</p><p>${advice}</p></body></html>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}
