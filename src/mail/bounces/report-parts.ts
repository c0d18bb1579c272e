import type { Email } from 'postal-mime'

/** The text of the first part of this type; of `message/global-…` too (RFC 6533). */
export function partOf(email: Email, type: string): string | undefined {
  return partsOf(email, type)[0]
}

export function partsOf({ attachments }: Email, type: string): string[] {
  const types = [type, type.replace(/^message\//, 'message/global-'), type.replace('rfc822', 'global')]
  return attachments
    .filter(({ mimeType }) => types.includes(mimeType))
    .slice(0, 20)
    .map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)))
}

/** « Name: value » lines, unfolded; names in lower case, the first of two kept. */
export function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name))
      fields.set(
        name,
        line
          .slice(colon + 1)
          .trim()
          .slice(0, 2000),
      )
  }
  return fields
}

/** Of the message that comes back: whole, or its headers only. */
export function originalMessageId(email: Email): string | undefined {
  const original = originalHead(email)
  return original && readMessageId(readFields(original).get('message-id'))
}

export function originalHead(email: Email): string | undefined {
  const part = partOf(email, 'message/rfc822') ?? partOf(email, 'text/rfc822-headers')
  return part?.slice(0, 64 * 1024).split(/\r?\n\r?\n/, 1)[0]
}

export function readMessageId(text: string | undefined): string | undefined {
  return text?.match(/<[^<>\s@]{1,200}@[^<>\s@]{1,200}>/)?.[0]
}

/** « rfc822; jeanne@mairie.fr », « <jeanne@mairie.fr> » or the bare address, in lower case. */
export function readReportedAddress(text: string | undefined): string | undefined {
  const address = text
    ?.slice(text.indexOf(';') + 1)
    .replace(/[<>]/g, '')
    .trim()
    .toLowerCase()
  return address && /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address) ? address : undefined
}
