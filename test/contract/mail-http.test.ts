import { createHttpMailer } from '#src/mail/http-api.ts'
import { describeMailer } from './mail-suite.ts'
import { openHttpApi } from '../mail/http-world.ts'

describeMailer('HTTP API', async () => {
  const api = await openHttpApi()
  return {
    mailer: createHttpMailer({
      url: api.url,
      key: 'clef',
      from: '"Vigie, la veille" <veille@veille.example>',
      fetch,
    }),
    received: async () =>
      api.accepted.map(({ mail }) => ({
        ...mail,
        to: mail.to.join(', '),
        header: (name) => mail.headers[name],
      })),
    close: api.close,
  }
})
