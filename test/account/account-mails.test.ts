import { describe, expect, it } from 'vitest'
import { firstAccountMail, invitationMail, resetMail, signInMail } from '#src/account/account-mails.ts'
import { readConfig } from '#src/config.ts'
import { checkMessage } from '#src/mail/check-message.ts'
import type { Person } from '#src/store/people.ts'

const config = readConfig({
  VIGIE_BASE_URL: 'https://veille.example',
  VIGIE_CONTACT: 'veille@syndicat.example',
  VIGIE_ORGANISATION: 'Syndicat « Loire & Cher »',
  VIGIE_FIRST_ADMIN: 'chef@mairie.example',
})
const lea: Person = {
  id: 'lea',
  email: 'lea@mairie.example',
  name: 'Léa <b>Martin</b>',
  role: 'veilleur',
  status: 'active',
  hasPassword: false,
  createdAt: '2026-11-24T08:00:00.000Z',
  shortcuts: true,
}
const url = `https://veille.example/lien?jeton=${'a'.repeat(43)}`

const mails = {
  signInMail: signInMail({ config }, lea, url),
  invitationMail: invitationMail({ config }, lea, url, 'Ada "&" Cie'),
  resetMail: resetMail({ config }, lea, url),
  firstAccountMail: firstAccountMail({ config }, url),
}

describe.each(Object.entries(mails))('%s', (name, mail) => {
  it('carries its link once in the text and on one button, and no other address than ours', () => {
    expect(mail.text.split(url)).toHaveLength(2)
    expect(mail.html.split(`href="${url}"`)).toHaveLength(2)
    const addresses = mail.html.match(/https?:\/\/[^\s"<]+/g) ?? []
    expect(addresses.filter((one) => !one.startsWith('https://veille.example/'))).toStrictEqual([])
  })

  it('goes to one person under a subject without a name, as no list does', () => {
    expect(() => checkMessage(mail)).not.toThrow()
    expect(mail.to).toBe(name === 'firstAccountMail' ? 'chef@mairie.example' : 'lea@mairie.example')
    expect(mail.subject).not.toMatch(/Léa|Ada/)
    expect(mail.headers).toStrictEqual({ 'Auto-Submitted': 'auto-generated' })
  })

  it('escapes what people wrote', () => {
    expect(mail.html).not.toContain('<b>Martin')
    expect(mail.html).not.toMatch(/Loire & Cher|Ada "&"/)
  })

  it('says how long the link lives, that it serves once, and whom to ask', () => {
    const text = mail.text.replace(/\s+/g, ' ')
    expect(text).toMatch(/une seule fois, pendant (20 minutes|24 heures|7 jours)\./)
    expect(text).toContain('veille@syndicat.example')
  })

  it('keeps French spaces', () => {
    expect(mail.text).not.toMatch(/ [;!?:]/)
  })
})
