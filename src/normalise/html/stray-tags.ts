/**
 * HTML in which a "<" that opens no tag is text: behind the last ">" ("A<B"), and before "!" but in a comment or a
 * declaration. Every parser of HTML would take it for a tag, and what follows with it. A tag or a comment that the end
 * cut goes: half an address says nothing.
 */
export function escapeStrays(html: string): string {
  const end = html.lastIndexOf('>') + 1
  const mended = html.includes('<', end) ? html.slice(0, end) + escapeTail(html.slice(end)) : html
  return mended.replace(/<!(?!--|\[|[a-z])/gi, '&lt;!')
}

function escapeTail(tail: string): string {
  const comment = tail.indexOf('<!--')
  const text = comment < 0 ? tail : tail.slice(0, comment)
  const last = text.lastIndexOf('<')
  const kept = last >= 0 && isCutTag(text.slice(last, last + maxTag)) ? text.slice(0, last) : text
  return kept.replaceAll('<', '&lt;')
}

/** "</div", `<a href="https…`: nobody writes so of anything but a tag. */
function isCutTag(tag: string): boolean {
  return /^<\/[a-z]|^<[a-z][\w:-]{0,30}\s[^<=]*=/i.test(tag)
}

const maxTag = 5000

/**
 * A title in which names in brackets that HTML does not know are words ("Nice <gorilla>"), unless an end tag shows that
 * they are some other markup.
 */
export function escapeUnknown(title: string): string {
  if (title.length > maxTag || !title.includes('<')) return title
  return title.replace(/<([a-z][a-z0-9]{0,30})>/gi, (tag, name: string) => {
    const isMarkup = htmlNames.has(name.toLowerCase()) || title.includes(`</${name}>`)
    return isMarkup ? tag : `&lt;${name}&gt;`
  })
}

// html.spec.whatwg.org/multipage/indices.html#elements-3, and the obsolete elements of section 16.2.
const htmlNames = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
    'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
    'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta ' +
    'meter nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre ' +
    'progress q rb rp rt rtc ruby s samp script search section select slot small source spacer span strike strong style ' +
    'sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'
  ).split(' '),
)
