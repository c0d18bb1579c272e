import { describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.ts'
import { ConfigError } from '#src/errors.ts'

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

describe('readConfig', () => {
  it('needs nothing: mail goes to files and search is embedded', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      port: 3000,
      dataFolder: 'data',
      baseUrl: 'http://localhost:3000',
      secret: '',
      demoUrl: '',
    })
    expect(config.mail.transport).toBe('file')
    expect(config.meili).toBeUndefined()
    expect(config.fetch).toEqual({
      timeoutMs: 20_000,
      maxBytes: 10_485_760,
      maxRedirects: 5,
      allowPrivate: false,
      concurrency: 6,
    })
  })

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', MEILI_URL: '', VIGIE_SECRET: '' }).port).toBe(3000)
  })

  it('drops the final slash of the public address and names it to publishers', () => {
    const config = readConfig({ VIGIE_BASE_URL: 'https://veille.exemple.fr/' })
    expect(config.baseUrl).toBe('https://veille.exemple.fr')
    expect(config.userAgent).toBe(
      'Vigie/0.1 (veille publique ; +https://veille.exemple.fr ; veille@vigie.example)',
    )
  })

  it('chooses the way mail leaves', () => {
    expect(readConfig({ SMTP_URL: 'smtp://localhost:1025' }).mail.transport).toBe('smtp')
    expect(readConfig({ MAIL_API_URL: 'https://api.exemple.fr/send', MAIL_API_KEY: 'k' }).mail).toMatchObject(
      {
        transport: 'http',
        http: { url: 'https://api.exemple.fr/send', key: 'k' },
      },
    )
  })

  it('tells every mistake at once, in plain words', () => {
    expect(
      faultsOf({ PORT: 'http', VIGIE_BASE_URL: 'veille.fr', VIGIE_FETCH_TIMEOUT: '0', VIGIE_LOG: 'xml' }),
    ).toEqual([
      'PORT « http » ne convient pas : il faut un numéro de port entre 0 et 65535.',
      'VIGIE_BASE_URL « veille.fr » ne convient pas : il faut une adresse http(s), par exemple https://veille.exemple.fr.',
      'VIGIE_FETCH_TIMEOUT « 0 » ne convient pas : il faut des secondes, entre 1 et 120.',
      'VIGIE_LOG « xml » ne convient pas : il faut « texte » ou « json ».',
    ])
  })

  it('never repeats a secret', () => {
    const faults = faultsOf({ VIGIE_SECRET: 'motdepasse', SMTP_URL: 'http://moi:motdepasse@exemple.fr' })
    expect(faults).toHaveLength(2)
    expect(faults.join()).not.toContain('motdepasse')
  })

  it('checks combinations', () => {
    expect(faultsOf({ SMTP_URL: 'smtp://a', MAIL_API_URL: 'https://b' })).toEqual([
      'SMTP_URL et MAIL_API_URL sont donnés tous les deux : gardez un seul moyen d’envoi.',
      'MAIL_API_KEY manque : MAIL_API_URL ne peut pas servir sans elle.',
    ])
    expect(faultsOf({ MEILI_KEY: 'k' })).toEqual(['MEILI_URL manque : MEILI_KEY ne sert à rien sans elle.'])
  })

  it.each(['1', 'oui', 'true'])('reads %j as yes', (value) => {
    expect(readConfig({ VIGIE_FETCH_PRIVATE: value }).fetch.allowPrivate).toBe(true)
  })
})
