import { simpleParser } from 'mailparser'
import type { ReceivedMail } from '#test/contract/mail-suite.ts'

/** Reads the bytes of a message the way a mail program does. */
export async function readMail(bytes: Buffer): Promise<ReceivedMail> {
  const mail = await simpleParser(bytes, { skipTextToHtml: true, skipHtmlToText: true })
  const to = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : []
  return {
    from: mail.from?.text ?? '',
    to: to.map((one) => one.text).join(', '),
    subject: mail.subject,
    // A mail ends lines with CRLF and may end with one more.
    text: mail.text?.replaceAll('\r\n', '\n'),
    html: (mail.html || '').trimEnd(),
    header: (name) => rawHeader(mail.headerLines, name),
  }
}

// The unfolded line (RFC 5322 §2.2.3): mailparser would otherwise rewrite List-* into an object of its own.
function rawHeader(lines: readonly { key: string; line: string }[], name: string): string | undefined {
  const line = lines.find(({ key }) => key === name.toLowerCase())?.line
  return line
    ?.slice(line.indexOf(':') + 1)
    .replace(/\r?\n[ \t]/g, ' ')
    .trim()
}
