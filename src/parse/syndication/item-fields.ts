import { joinBase } from '../xml/base.ts'
import { findElement, present, valueOf } from '../xml/element.ts'
import type { XmlElement } from '../xml/element.ts'

/** A date has a figure: "prochainement" gives way to the next field that tells one. */
export function findDate(fields: readonly XmlElement[], ...names: readonly string[]): string | undefined {
  const dated = fields.filter(({ text }) => /\d/.test(text))
  const found = findElement(dated, ...names) ?? findElement(fields, ...names)
  return found && present(found.text)
}

/** The name of a person, else their mail, else what is written; `name` is under any prefix. */
export function nameOfPerson({ children, text }: XmlElement): string | undefined {
  const named = (local: RegExp) =>
    children
      .filter(({ name }) => local.test(name))
      .map((child) => present(child.text))
      .find((found) => found !== undefined)
  return named(/(?:^|:)name$/) ?? named(/(?:^|:)email$/) ?? present(text) ?? named(/^(?!.*(?:uri|url)$)/)
}

/** Where an item is, behind the address that FeedBurner puts in its place to count clicks. */
export function findOriginal(fields: readonly XmlElement[]): string | undefined {
  const original = findElement(fields, 'feedburner:origlink')?.text.trim()
  return original && /^https?:\/\//i.test(original) ? original : undefined
}

/** Everybody named under the first of these names that names somebody; a bare mail only where nobody has a name. */
export function findAuthors(fields: readonly XmlElement[], ...names: readonly string[]): string | undefined {
  for (const wanted of names) {
    const people = fields
      .filter(({ name }) => name === wanted)
      .map(nameOfPerson)
      .filter((person) => person !== undefined)
      .map(withoutMail)
    const named = people.filter((person) => !/^[^\s@]+@[^\s@]+$/.test(person))
    if (people.length > 0) return [...new Set(named.length > 0 ? named : people)].join(', ')
  }
  return undefined
}

/** RSS writes authors as "mail@exemple.fr (Nom)": the name is what a reader wants, and the mail nobody's business. */
export function withoutMail(person: string): string {
  const text = person.slice(0, 1000)
  const named =
    /^[^\s@]+@[^\s@]+ \(([^()]+)\)$/.exec(text)?.[1] ??
    /^([^()<>@]+) [(<][^\s@]+@[^\s@]+[)>]$/.exec(text)?.[1]
  return named?.trim() || person
}

/** The labels of every vocabulary in use: category (RSS and Atom), Dublin Core, Media RSS, podcasts. */
export function readCategories(fields: readonly XmlElement[]): string[] {
  const told = fields.flatMap((field) => [field, ...nestedCategories(field)])
  const labels = vocabularies
    .flatMap((wanted) => told.filter(({ name }) => name === wanted))
    .flatMap(labelsOf)
  return [...new Set(labels)]
}

const vocabularies = [
  'category',
  'atom:category',
  'dc:subject',
  'itunes:category',
  'itunes:keywords',
  'media:category',
  'media:keywords',
]

function nestedCategories({ name, children }: XmlElement): XmlElement[] {
  return /^(?:categories|itunes:category|media:group|media:content)$/.test(name) ? children : []
}

function labelsOf({ name, attributes, text, ...rest }: XmlElement): string[] {
  if (name === 'itunes:keywords' || name === 'media:keywords') {
    return text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '')
  }
  const written = name === 'itunes:category' ? undefined : valueOf({ name, attributes, text, ...rest })
  const label =
    present(attributes.label) ??
    (name === 'itunes:category' ? present(attributes.text) : undefined) ??
    present(attributes.term) ??
    written
  return label === undefined ? [] : [label]
}

/** The alternate link (RFC 4287, section 4.2.7.2): without a rel it is one; a page rather than another form of it. */
export function findAlternate(
  fields: readonly XmlElement[],
  ...names: readonly string[]
): string | undefined {
  const alternates = fields.filter(
    ({ name, attributes, base }) =>
      names.includes(name) &&
      (present(attributes.href) ?? nothingButBase(attributes, base)) &&
      isAlternate(attributes.rel),
  )
  const page = alternates.find(({ attributes }) => (attributes.type ?? 'text/html').includes('html'))
  const found = page ?? alternates[0]
  return found && joinBase(found.attributes.href ?? '', found.base)
}

/** An empty address is the base itself (RFC 3986, section 5.2.2); without one it says nothing. */
function nothingButBase({ href }: Record<string, string>, base: string | undefined): string | undefined {
  return href === undefined ? undefined : base
}

/** The feed's own address as it gives it, when it is a whole one. */
export function findSelf(fields: readonly XmlElement[], link: string): string | undefined {
  const self = fields.find(
    ({ name, attributes }) => name === link && present(attributes.rel)?.toLowerCase() === 'self',
  )
  const address = self && present(joinBase(self.attributes.href ?? '', self.base))
  return address && /^https?:\/\//i.test(address) ? address : undefined
}

function isAlternate(rel: string | undefined): boolean {
  const relation = present(rel)?.toLowerCase() ?? 'alternate'
  return relation === 'alternate' || relation === 'http://www.iana.org/assignments/relation/alternate'
}
