import { WatchError } from '../../errors.ts'

/** The most that an editor may write, in characters, and put in one letter. */
export const most = { title: 300, summary: 600, intro: 4000, subject: 150, comment: 2000 } as const
export const mostCards = { block: 100, letter: 400 } as const

const words: Record<keyof typeof most, string> = {
  title: 'Le titre',
  summary: 'Le résumé',
  intro: 'L’introduction',
  subject: 'L’objet',
  comment: 'Le commentaire',
}

/** One line: white space is folded. Throws `text-too-long` or `bad-character`. */
export function readLine(text: string, what: keyof typeof most): string {
  return check(text.replace(/\s+/g, ' ').trim(), what)
}

/** Paragraphs: lines end with a single \n, two make a paragraph. */
export function readParagraphs(text: string, what: keyof typeof most): string {
  const lines = text
    .slice(0, 4 * most[what])
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const tidy = lines.map((line) => line.replace(/[^\S\n]+/g, ' ').trim()).join('\n')
  return check(tidy.replace(/\n{3,}/g, '\n\n').trim(), what)
}

function check(text: string, what: keyof typeof most): string {
  if (text.length > most[what]) {
    throw new WatchError(
      'text-too-long',
      `${words[what]} est trop long\u00A0: ${most[what]} caractères au plus (${text.length} ici).`,
    )
  }
  if (forbidden.test(text)) {
    throw new WatchError('bad-character', `${words[what]} contient un caractère invisible\u00A0: retapez-le.`)
  }
  return text.toWellFormed()
}

// Controls but the line feed, and what turns the direction of the text around: a title would show another name.
const forbidden = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u
