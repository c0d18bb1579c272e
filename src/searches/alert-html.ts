import { count, hard } from '../letter/french.ts'
import { escapeHtml, renderMailPage, row, styles } from '../letter/mail-page.ts'
import { type AlertLine, type AlertMail, type AlertSection } from './alert-mail.ts'

/** One column in the letter's clothes, no picture, no tracker. */
export function renderAlertHtml(mail: AlertMail): string {
  return renderMailPage({
    title: mail.subject,
    preview: mail.sections.flatMap(({ lines }) => lines.slice(0, 2).map(({ title }) => title)).join(' · '),
    rows: [
      row(`<h1 ${styles.h1}>${escapeHtml(mail.subject)}</h1>`),
      row(`<p ${styles.text}>${escapeHtml(mail.greeting)}</p>`),
      ...mail.sections.flatMap(renderSection),
      renderFooter(mail),
    ],
  })
}

function renderSection({ name, url, contents, lines, more }: AlertSection): string[] {
  const title = `<a ${styles.link} href="${escapeHtml(url)}">${escapeHtml(name)}</a>${hard}: ${contents}`
  return [
    `<tr><td class="l" style="border-top:2px solid #d5dbe3;padding:18px 0 14px;overflow-wrap:anywhere"><h2 ${styles.h2}>${title}</h2></td></tr>`,
    ...lines.map(renderLine),
    ...(more > 0
      ? [
          row(
            `<p ${styles.text}><a ${styles.link} href="${escapeHtml(url)}">et ${count(more, 'autre')}, sur le site</a></p>`,
          ),
        ]
      : []),
  ]
}

function renderLine({ title, url, facts, deadline, money }: AlertLine): string {
  const told = [deadline, money].flatMap((one) => (one ? [`\n<p ${styles.text}>${escapeHtml(one)}</p>`] : []))
  return row(
    `<h3 ${styles.h3}><a ${styles.link} href="${escapeHtml(url)}">${escapeHtml(title)}</a></h3>${told.join('')}
<p ${styles.soft}>${escapeHtml(facts)}</p>`,
  )
}

function renderFooter({
  sections,
  reasons,
  settingsUrl,
  stopAllUrl,
  organisation,
  contact,
}: AlertMail): string {
  const link = (url: string, words: string) =>
    `<a ${styles.softLink} href="${escapeHtml(url)}">${escapeHtml(words)}</a>`
  const paragraphs = [
    ...reasons.map(escapeHtml),
    ...sections.map(
      ({ foot, stopUrl, stopWords }) => `${escapeHtml(foot)}${hard}: ${link(stopUrl, stopWords)}`,
    ),
    ...(sections.length > 1 ? [link(stopAllUrl, 'Arrêter toutes mes alertes par courriel')] : []),
    link(settingsUrl, 'Choisir ce que je reçois'),
    `Vigie, la veille de ${escapeHtml(organisation)}. Une question${hard}: ${link(`mailto:${contact}`, contact)}.`,
  ]
  const html = paragraphs.map((one) => `<p ${styles.soft}>${one}</p>`).join('\n')
  return `<tr><td class="l" style="border-top:2px solid #d5dbe3;padding:18px 0 0;overflow-wrap:anywhere">${html}</td></tr>`
}
