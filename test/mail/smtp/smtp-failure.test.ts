import { describe, expect, it } from 'vitest'
import { smtpFailure } from '#src/mail/smtp/smtp-failure.ts'

function reply(response: string, command = 'RCPT TO', code = 'EENVELOPE') {
  return { code, command, response, responseCode: Number(response.slice(0, 3)) }
}

describe('smtpFailure', () => {
  it.each([
    [
      '550 5.1.1 <jeanne@mairie.fr> inconnu',
      { code: 'mail-refused', reply: 550, enhanced: '5.1.1', deadAddress: true },
    ],
    ['550 5.1.10 domaine sans courrier', { code: 'mail-refused', enhanced: '5.1.10', deadAddress: true }],
    ['553 5.1.2 domaine inconnu', { code: 'mail-refused', enhanced: '5.1.2', deadAddress: true }],
    ['550 5.2.1 boîte fermée', { code: 'mail-refused', enhanced: '5.2.1', deadAddress: true }],
    ['552 5.2.2 boîte pleine', { code: 'mail-refused', enhanced: '5.2.2', deadAddress: false }],
    ['550 5.7.1 refusé par règlement', { code: 'mail-refused', enhanced: '5.7.1', deadAddress: false }],
    ['550 5.1.8 expéditeur inconnu', { code: 'mail-refused', enhanced: '5.1.8', deadAddress: false }],
    [
      '550 inconnu au bataillon',
      { code: 'mail-refused', reply: 550, enhanced: undefined, deadAddress: false },
    ],
    ['450 4.2.0 liste grise', { code: 'mail-deferred', reply: 450, enhanced: '4.2.0', deadAddress: false }],
    ['421 4.7.28 trop vite', { code: 'mail-deferred', reply: 421, enhanced: '4.7.28' }],
    ['530 5.7.0 identifiez-vous', { code: 'mail-deferred', reply: 530 }],
    [
      '550-5.1.1 première ligne\n550 5.1.1 fin',
      { code: 'mail-refused', enhanced: '5.1.1', deadAddress: true },
    ],
    ['550 5.1.1.1 rien de tel', { enhanced: undefined }],
  ])('reads %j', (response, facts) => {
    expect(smtpFailure(reply(response), 'par essai', false)).toMatchObject(facts)
  })

  it('leaves out the words of the server, which repeat addresses', () => {
    const { message } = smtpFailure(reply('550 5.1.1 <jeanne@mairie.fr> inconnue'), 'par essai', false)
    expect(message).toBe('Message refusé par essai (réponse 550 5.1.1).')
  })

  it.each([
    [reply('550 5.7.1 non', 'MAIL FROM'), 'mail-deferred'],
    [reply('552 5.3.4 trop gros', 'MAIL FROM'), 'mail-refused'],
    [{ code: 'EMESSAGE', command: 'MAIL FROM' }, 'mail-refused'],
    [reply('554 5.7.1 liste noire', 'CONN', 'EPROTOCOL'), 'mail-deferred'],
    [reply('535 5.7.8 mot de passe', 'AUTH PLAIN', 'EAUTH'), 'mail-deferred'],
    [{ code: 'ETIMEDOUT' }, 'mail-deferred'],
    [undefined, 'mail-deferred'],
  ])('tells our own trouble from the recipient’s: %j', (error, code) => {
    expect(smtpFailure(error, 'par essai', false)).toMatchObject({ code })
  })

  it('is in doubt about a silence after the last bytes only', () => {
    expect(smtpFailure({ code: 'ETIMEDOUT' }, '', true)).toMatchObject({ code: 'mail-uncertain' })
    expect(smtpFailure(reply('451 4.3.0 panne', 'DATA', 'EMESSAGE'), '', true)).toMatchObject({
      code: 'mail-deferred',
    })
  })
})
