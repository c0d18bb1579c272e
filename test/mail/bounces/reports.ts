/** Reports of invented servers, in the shapes that real ones have. */

const original = [
  'Return-Path: <retours+a1b2.c3@veille.example>',
  'From: Vigie <veille@veille.example>',
  'To: jeanne.dupont@mairie.example',
  'Subject: =?UTF-8?Q?Veille_n=C2=B0_12?=',
  'Message-ID:',
  ' <lettre-12.abonnement-7@veille.example>',
  'Content-Type: text/plain',
  '',
  'Bonjour.',
].join('\n')

export interface ReportParts {
  head?: string[]
  human?: string
  status?: string[]
  statusType?: string
  returned?: string
  returnedType?: string
}

/** A multipart/report as Postfix writes it, with what the test changes. */
export function report(parts: ReportParts = {}): string {
  const status = parts.status ?? [
    'Reporting-MTA: dns; mx.relais.example',
    'X-Postfix-Queue-ID: 4ZQ',
    'Arrival-Date: Mon, 23 Nov 2026 08:00:00 +0100 (CET)',
    '',
    'Final-Recipient: rfc822; Jeanne.Dupont@mairie.example',
    'Original-Recipient: rfc822;jeanne.dupont@mairie.example',
    'Action: failed',
    'Status: 5.1.1',
    'Remote-MTA: dns; mx.mairie.example',
    'Diagnostic-Code: smtp; 550 5.1.1 <jeanne.dupont@mairie.example>: Recipient address',
    '    rejected: User unknown in virtual mailbox table',
  ]
  return [
    ...(parts.head ?? [
      'Return-Path: <>',
      'Delivered-To: retours@veille.example',
      'X-Original-To: retours+a1b2.c3@veille.example',
      'From: MAILER-DAEMON@mx.relais.example (Mail Delivery System)',
      'To: retours+a1b2.c3@veille.example',
      'Date: Mon, 23 Nov 2026 08:00:05 +0100',
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
    ]),
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="borne"',
    '',
    '--borne',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    parts.human ?? 'This is the mail system at host mx.relais.example.',
    '',
    '--borne',
    `Content-Type: ${parts.statusType ?? 'message/delivery-status'}`,
    '',
    ...status,
    '',
    '--borne',
    `Content-Type: ${parts.returnedType ?? 'message/rfc822'}`,
    '',
    parts.returned ?? original,
    '',
    '--borne--',
    '',
  ].join('\n')
}

/** As Exchange reports: 5.0.0 of its own, the truth in the diagnostic, the headers alone. */
export const exchange = report({
  head: [
    'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615@mairie.example>',
    'To: <retours+a1b2.c3@veille.example>',
    'Subject: =?utf-8?B?Tm9uIHJlbWlzwqA6IFZlaWxsZQ==?=',
    'Date: Mon, 23 Nov 2026 07:00:05 +0000',
  ],
  status: [
    'Reporting-MTA: dns;PR0P264.FRAP264.PROD.OUTLOOK.EXAMPLE',
    '',
    'Final-Recipient: rfc822;jeanne.dupont@mairie.example',
    'Action: failed',
    'Status: 5.0.0',
    'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  ],
  returnedType: 'text/rfc822-headers',
  returned: original.slice(0, original.indexOf('\n\n')),
})

export const qmail = [
  'Return-Path: <>',
  'Delivered-To: retours+a1b2.c3@veille.example',
  'From: MAILER-DAEMON@ancien.example',
  'To: retours+a1b2.c3@veille.example',
  'Subject: failure notice',
  'Date: 23 Nov 2026 07:00:05 -0000',
  '',
  'Hi. This is the qmail-send program at ancien.example.',
  "I'm afraid I wasn't able to deliver your message to the following addresses.",
  "This is a permanent error; I've given up. Sorry it didn't work out.",
  '',
  '<jeanne.dupont@mairie.example>:',
  'Sorry, no mailbox here by that name. (#5.1.1)',
  '',
  '<paul@mairie.example>:',
  '203.0.113.9 does not like recipient.',
  'Remote host said: 552 5.2.2 Mailbox full',
  '',
  '--- Below this line is a copy of the message.',
  '',
  original,
].join('\n')

/** As Exim, and Gmail after it: a header names who failed. */
export const exim = [
  'Return-path: <>',
  'X-Failed-Recipients: jeanne.dupont@mairie.example, paul@mairie.example',
  'Auto-Submitted: auto-replied',
  'From: Mail Delivery System <Mailer-Daemon@relais.example>',
  'To: retours+a1b2.c3@veille.example',
  'Subject: Mail delivery failed: returning message to sender',
  '',
  'This message was created automatically by mail delivery software.',
  '',
  '  jeanne.dupont@mairie.example',
  '    host mx.mairie.example: 550 5.1.1 unknown user',
  '',
  '------ This is a copy of the message ------',
  '',
  original,
].join('\n')

export const vacation = [
  'Return-Path: <>',
  'From: Jeanne Dupont <jeanne.dupont@mairie.example>',
  'To: retours+a1b2.c3@veille.example',
  'Subject: Absence du bureau : Veille',
  'Auto-Submitted: auto-replied; owner-email="jeanne.dupont@mairie.example" (vacation)',
  'X-Failed-Recipients: jeanne.dupont@mairie.example',
  '',
  'Je suis absente jusqu’au 30 novembre. Erreur 550 5.1.1 user unknown.',
].join('\n')

export const spam = [
  'From: Promo <promo@vente.example>',
  'To: retours+a1b2.c3@veille.example',
  'Subject: Undelivered Mail Returned to Sender',
  '',
  '550 5.1.1 user unknown <jeanne.dupont@mairie.example>: cliquez ici',
].join('\n')

/** RFC 5965, as the feedback loops of providers send it. */
export function complaint(fields: string[], returned = original): string {
  return report({
    head: ['From: fbl@fournisseur.example', 'To: plaintes@veille.example', 'Subject: FW: Veille'],
    statusType: 'message/feedback-report',
    status: ['User-Agent: Boucle/1.0', 'Version: 1', ...fields],
    returned,
  })
}
