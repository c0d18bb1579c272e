import { QuoteType, Tokenizer } from 'htmlparser2'

/** What a document is made of, in order. Tags come as they are written: pairing them is the receiver's. */
export interface XmlTokens {
  open(name: string, attributes: Record<string, string>, isEmpty: boolean): void
  close(name: string): void
  /** References to characters (&#233;, &amp;) decoded; `isCdata` where no other entity may be either. */
  text(text: string, isCdata: boolean): void
  fault(what: string): void
  /** What comes after this was cut by the end of the document. */
  ending(): void
}

/**
 * Cuts XML into tokens, whatever its faults. The tokenizer and not the parser of htmlparser2: that one keeps every open
 * tag in a list it searches and shifts, and 240 kB of tags left open cost it a second.
 */
export function readTokens(xml: string, to: XmlTokens): void {
  let tag = ''
  let attributes: Record<string, string> = {}
  let name = ''
  let value = ''
  const finish = (isEmpty: boolean) => to.open(tag, attributes, isEmpty)
  const tokenizer = new Tokenizer(
    { xmlMode: true },
    {
      ontext: (start, end) => to.text(xml.slice(start, end), false),
      ontextentity: (code) => to.text(String.fromCodePoint(code), true),
      oncdata: (start, end, offset) => to.text(xml.slice(start, end - offset), true),
      onopentagname(start, end) {
        tag = xml.slice(start, end)
        attributes = {}
      },
      onattribname(start, end) {
        name = xml.slice(start, end).toLowerCase()
        value = ''
      },
      onattribdata: (start, end) => void (value += xml.slice(start, end)),
      onattribentity: (code) => void (value += String.fromCodePoint(code)),
      onattribend(quote) {
        if (Object.hasOwn(attributes, name)) to.fault('un attribut est écrit deux fois')
        else attributes[name] = value
        if (quote < QuoteType.Single) to.fault('un attribut est sans guillemets')
      },
      onopentagend: () => finish(false),
      onselfclosingtag: () => finish(true),
      onclosetag: (start, end) => to.close(xml.slice(start, end).trim()),
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  )
  tokenizer.write(xml)
  to.ending()
  tokenizer.end()
}
