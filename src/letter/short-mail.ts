import type { MailMessage } from '../mail/mailer.ts'
import { hard } from './french.ts'
import { escapeHtml, renderMailPage, row, styles } from './mail-page.ts'
import { wrapText } from './wrap-text.ts'

/** A message of a few sentences and one button: to confirm, to sign in. */
export interface ShortMail {
  subject: string
  paragraphs: string[]
  action?: { label: string; url: string }
  after: string[]
}

/** The same words as text and as HTML, in the letter's clothes. */
export function writeShortMail(to: string, { subject, paragraphs, action, after }: ShortMail): MailMessage {
  const html = renderMailPage({
    title: subject,
    preview: paragraphs[0] ?? '',
    rows: [
      row(`<h1 ${styles.h1}>${escapeHtml(subject)}</h1>`),
      ...paragraphs.map((text) => row(`<p ${styles.text}>${withLinks(text)}</p>`)),
      ...(action ? [row(renderButton(action), '8px 0 24px')] : []),
      ...after.map((text) => row(`<p ${styles.soft}>${withLinks(text)}</p>`, '0 0 12px')),
    ],
  })
  const link = action ? [`${action.label}${hard}:\n${action.url}`] : []
  const text = [subject, ...paragraphs, ...link, ...after].map((one) => wrapText(one)).join('\n\n')
  return { to, subject, html, text: `${text}\n`, headers: { 'Auto-Submitted': 'auto-generated' } }
}

function renderButton({ label, url }: { label: string; url: string }): string {
  return `<a class="b" href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b4f8a;color:#ffffff;font-size:16px;font-weight:700;text-decoration:none">${escapeHtml(label)}</a>`
}

// Our own sentences only: an address in them ends at a space.
function withLinks(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a ${styles.softLink} href="${url}">${url}</a>`,
  )
}
