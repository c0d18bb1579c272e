import { createSmtpMailer } from '#src/mail/smtp.ts'
import { describeMailer } from './mail-suite.ts'
import { readMail } from '../mail/read-mail.ts'
import { openSmtpServer } from '../mail/smtp-world.ts'

describeMailer('SMTP', async () => {
  const server = await openSmtpServer()
  return {
    mailer: createSmtpMailer({ url: server.url, from: '"Vigie, la veille" <veille@veille.example>' }),
    received: () => Promise.all(server.messages.map(readMail)),
    close: server.close,
  }
})
