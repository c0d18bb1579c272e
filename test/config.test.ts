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
      privateHosts: [],
      pauseMs: 1000,
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

  it.each([
    ['https://api.brevo.com/v3/smtp/email', undefined, 'brevo'],
    ['https://api.scaleway.com/transactional-email/v1alpha1/regions/fr-par/emails', undefined, 'scaleway'],
    ['https://api.exemple.fr/send', undefined, 'generique'],
    ['https://api.brevo.com.exemple.fr/send', undefined, 'generique'],
    ['https://relais.exemple.fr/brevo', 'brevo', 'brevo'],
  ])('knows the provider of %s (%s)', (url, kind, expected) => {
    const env = { MAIL_API_URL: url, MAIL_API_KEY: 'k', MAIL_API_KIND: kind, MAIL_API_PROJECT: 'p' }
    expect(readConfig(env).mail.http).toEqual({ url, key: 'k', kind: expected, project: 'p' })
  })

  it('signs when there is a key, for the domain of the sender unless told otherwise', () => {
    expect(readConfig({}).mail).not.toHaveProperty('dkim')
    const env = { VIGIE_MAIL_FROM: 'Vigie <veille@Exemple.fr>', VIGIE_DKIM_KEY: '-----BEGIN x\\nyz\\n' }
    expect(readConfig(env).mail.dkim).toEqual({
      domain: 'exemple.fr',
      selector: 'vigie',
      key: '-----BEGIN x\nyz\n',
      keyFile: '',
    })
    const file = {
      VIGIE_DKIM_KEY_FILE: 'dkim.pem',
      VIGIE_DKIM_DOMAIN: 'lettre.fr',
      VIGIE_DKIM_SELECTOR: 'v2',
    }
    expect(readConfig(file).mail.dkim).toEqual({
      domain: 'lettre.fr',
      selector: 'v2',
      key: '',
      keyFile: 'dkim.pem',
    })
  })

  it('checks what mail asks for, without showing a key', () => {
    const scaleway = { MAIL_API_URL: 'https://api.scaleway.com/x', MAIL_API_KEY: 'k' }
    expect(faultsOf(scaleway)).toEqual([
      'MAIL_API_PROJECT manque : Scaleway demande l’identifiant du projet.',
    ])
    const faults = faultsOf({
      VIGIE_DKIM_KEY: 'motdepasse',
      VIGIE_DKIM_DOMAIN: 'a b',
      VIGIE_MAIL_BOUNCES: 'retours+x@exemple.fr',
      MAIL_API_KIND: 'mailchimp',
    })
    expect(faults).toHaveLength(4)
    expect(faults.join()).not.toContain('motdepasse')
    expect(faultsOf({ VIGIE_DKIM_KEY: '-----BEGIN x', VIGIE_DKIM_KEY_FILE: 'y' })).toEqual([
      'VIGIE_DKIM_KEY et VIGIE_DKIM_KEY_FILE sont données toutes les deux : gardez-en une.',
    ])
  })

  it('knows a language model by its address and its name, the key being optional', () => {
    expect(readConfig({}).model).toBeUndefined()
    const local = { VIGIE_LLM_URL: 'http://localhost:11434', VIGIE_LLM_MODEL: 'mistral' }
    expect(readConfig(local).model).toEqual({ url: 'http://localhost:11434', key: '', name: 'mistral' })
    expect(readConfig({ ...local, VIGIE_LLM_KEY: 'cle' }).model?.key).toBe('cle')
    expect(faultsOf({ VIGIE_LLM_URL: 'https://modele.example' })).toEqual([
      'VIGIE_LLM_MODEL manque : VIGIE_LLM_URL ne peut pas servir sans le nom d’un modèle.',
    ])
    expect(faultsOf({ VIGIE_LLM_KEY: 'cle-secrete' })).toEqual([
      'VIGIE_LLM_URL manque : VIGIE_LLM_KEY et VIGIE_LLM_MODEL ne servent à rien sans elle.',
    ])
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

  it('reads the intranet hosts by name, address and range, and refuses what is none of them', () => {
    const hosts = (list: string) => readConfig({ VIGIE_FETCH_PRIVATE_HOSTS: list }).fetch.privateHosts
    expect(hosts('intranet.ville.lan, *.agglo.lan 10.1.2.3,fd00::/8')).toEqual([
      'intranet.ville.lan',
      '*.agglo.lan',
      '10.1.2.3',
      'fd00::/8',
    ])
    expect(faultsOf({ VIGIE_FETCH_PRIVATE_HOSTS: 'https://intranet.ville.lan/' })[0]).toMatch(
      /^VIGIE_FETCH_PRIVATE_HOSTS « https:\/\/intranet\.ville\.lan\/ » ne convient pas/,
    )
  })
})

describe('readConfig, the OpenID Connect provider', () => {
  const env = { OIDC_ISSUER: 'https://sso.exemple.fr/realms/agents', OIDC_CLIENT_ID: 'vigie' }

  it('is absent by default, and has defaults of its own', () => {
    expect(readConfig({}).oidc).toBeUndefined()
    expect(readConfig(env).oidc).toEqual({
      issuer: 'https://sso.exemple.fr/realms/agents',
      clientId: 'vigie',
      clientSecret: '',
      clientAuth: undefined,
      label: 'Se connecter avec le compte de mon organisation',
      scope: 'openid email profile',
      groupsClaim: 'groups',
      groupRoles: [],
      defaultRole: undefined,
      trustEmail: false,
    })
  })

  it('reads groups with spaces, slashes, colons and equal signs', () => {
    const roles = '/veille/agents = veilleur, urn:org:veille=editeur,cn=Chefs de projet=administrateur,'
    expect(readConfig({ ...env, OIDC_ROLES: roles }).oidc?.groupRoles).toEqual([
      { group: '/veille/agents', role: 'veilleur' },
      { group: 'urn:org:veille', role: 'editeur' },
      { group: 'cn=Chefs de projet', role: 'administrateur' },
    ])
  })

  it('checks what goes together, and tells it all at once', () => {
    expect(
      faultsOf({ OIDC_ISSUER: 'http://sso.exemple.fr', OIDC_ROLES: 'agents,chefs=chef,=lecteur' }),
    ).toEqual([
      'OIDC_CLIENT_ID manque : OIDC_ISSUER ne peut pas servir sans elle.',
      'OIDC_ISSUER : il faut https, sauf sur localhost, 127.0.0.1 et [::1].',
      'OIDC_ROLES : « agents » n’a pas la forme groupe=rôle.',
      'OIDC_ROLES : « chef » n’est pas un rôle (lecteur, veilleur, editeur, administrateur).',
      'OIDC_ROLES : « lecteur » n’a pas la forme groupe=rôle.',
    ])
    expect(faultsOf({ OIDC_CLIENT_ID: 'vigie' })).toEqual([
      'OIDC_ISSUER manque : les autres variables OIDC_ ne servent à rien sans elle.',
    ])
  })

  it.each(['http://localhost:8080/realms/a', 'http://127.0.0.1:4444', 'http://[::1]:4444'])(
    'lets plain http pass on the loopback: %s',
    (issuer) => {
      expect(readConfig({ ...env, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer)
    },
  )

  it('refuses values that cannot be, without repeating the secret', () => {
    const faults = faultsOf({
      ...env,
      OIDC_SCOPE: 'email',
      OIDC_DEFAULT_ROLE: 'chef',
      OIDC_CLIENT_AUTH: 'jwt',
    })
    expect(faults).toEqual([
      'OIDC_CLIENT_AUTH « jwt » ne convient pas : il faut « basic » ou « post ».',
      'OIDC_SCOPE « email » ne convient pas : il faut des mots dont « openid », par exemple « openid email profile ».',
      'OIDC_DEFAULT_ROLE « chef » ne convient pas : il faut « lecteur », « veilleur », « editeur », « administrateur ».',
    ])
  })
})
