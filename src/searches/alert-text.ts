import { count, hard } from '../letter/french.ts'
import { wrapText } from '../letter/wrap-text.ts'
import { type AlertLine, type AlertMail, type AlertSection } from './alert-mail.ts'

/** The same words as the HTML, in 72 columns. */
export function renderAlertText(mail: AlertMail): string {
  const parts = [mail.subject, mail.greeting, ...mail.sections.map(textSection), textFooter(mail)]
  return `${parts.map((one) => wrapText(one)).join('\n\n')}\n`
}

function textSection({ name, url, contents, lines, more }: AlertSection): string {
  const rest = more > 0 ? [`et ${count(more, 'autre')}, sur le site${hard}:\n${url}`] : []
  return [`== ${name}${hard}: ${contents}\n${url}`, ...lines.map(textLine), ...rest].join('\n\n')
}

function textLine({ title, url, facts, deadline, money }: AlertLine): string {
  return [`- ${title}`, ...[deadline, money].filter((one) => one !== undefined), facts, url].join('\n')
}

function textFooter({
  sections,
  reasons,
  settingsUrl,
  stopAllUrl,
  organisation,
  contact,
}: AlertMail): string {
  return [
    '--',
    ...reasons,
    ...sections.map(({ foot, stopWords, stopUrl }) => `${foot}. ${capital(stopWords)}${hard}:\n${stopUrl}`),
    ...(sections.length > 1 ? [`Arrêter toutes mes alertes par courriel${hard}:\n${stopAllUrl}`] : []),
    `Choisir ce que je reçois${hard}:\n${settingsUrl}`,
    `Vigie, la veille de ${organisation}. Une question${hard}: ${contact}`,
  ].join('\n')
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
