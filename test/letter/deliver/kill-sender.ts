import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '#src/config.ts'
import type { Deps } from '#src/deps.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { noTerritories } from '#src/enrich/places/territory-data.ts'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import { silentLog } from '#src/log.ts'
import type { Mailer } from '#src/mail/mailer.ts'
import { createSmtpMailer } from '#src/mail/smtp.ts'
import { listLettersUnderWay } from '#src/store/deliveries.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'

/**
 * A program of its own that is killed at any moment: delivers from a database file until nothing is left, by a clock
 * that runs so fast that ten minutes pass in a third of a second.
 */
const [, , file = '', smtpUrl = '', start = '0', from = ''] = process.argv
const speed = 2000

const db = openNodeDatabase(file)
const smtp = createSmtpMailer({ url: smtpUrl, from: 'Vigie <veille@veille.example>', timeoutMs: 2_000 })
let isTold = false
/** Says once that a message is about to leave: from now on a kill hurts. */
const mailer: Mailer = {
  ...smtp,
  send: (message, options) =>
    smtp.send(message, {
      beforeHandover: async () => {
        await options?.beforeHandover?.()
        if (!isTold) process.send?.('sending')
        isTold = true
      },
    }),
}
const deps = {
  config: readConfig({
    VIGIE_BASE_URL: 'https://veille.example',
    VIGIE_SECRET: 's'.repeat(40),
    SMTP_URL: smtpUrl,
    VIGIE_MAIL_RATE: '100000',
    VIGIE_MAIL_DOMAIN_RATE: '100000',
  }),
  db,
  mailer,
  log: silentLog,
  enricher: { territories: openTerritories(noTerritories) },
  now: () => new Date(Date.parse(from) + (Date.now() - Number(start)) * speed),
  random: Math.random,
} as unknown as Deps

process.send?.('ready')
await new Promise((resolve) => process.once('message', resolve))
while ((await listLettersUnderWay(db)).length > 0) {
  await deliverLetters(deps)
  await wait(10)
}
process.disconnect?.()
await smtp.close?.()
db.close()
