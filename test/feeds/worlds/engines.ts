import { latin1 as toLatin1 } from '../../parse/read-fixture.ts'
import { escaped, type Story } from './world.ts'

/** A document of one story's site, as a kind of software writes it. */
export interface Writing {
  site: string
  title: string
  language: string
  stories: readonly Story[]
}

const wordpress = ({ site, title, language, stories }: Writing) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>${escaped(title)}</title><atom:link href="${site}/feed/" rel="self" type="application/rss+xml" /><link>${site}</link>
<description></description><language>${language}-${language.toUpperCase()}</language><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>
${stories
  .map(
    (story, rank) => `<item><title>${numbered(story.title)}</title><link>${site}${story.path}</link>
<dc:creator><![CDATA[La rédaction]]></dc:creator><pubDate>${rfc822(story.at)}</pubDate><category><![CDATA[Territoires]]></category>
<guid isPermaLink="false">${site}/?p=${4100 - rank}</guid><description><![CDATA[<p>${escaped(story.teaser)} [&#8230;]</p>]]></description>
<content:encoded><![CDATA[<p>${escaped(story.teaser)}</p><p>L&rsquo;article <a href="${site}${story.path}">est ici</a>.</p>]]></content:encoded>
<wfw:commentRss>${site}${story.path}/feed/</wfw:commentRss><slash:comments>0</slash:comments></item>`,
  )
  .join('\n')}
</channel></rss>`

const spip = ({ site, title, language, stories }: Writing) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel xml:lang="${language}"><title>${escaped(title)}</title><link>${site}/</link><language>${language}</language><generator>SPIP - www.spip.net</generator>
${stories
  .map(
    (
      story,
    ) => `<item xml:lang="${language}"><title>${escaped(story.title)}</title><link>${site}${story.path}</link>
<guid isPermaLink="true">${site}${story.path}</guid><dc:date>${story.at}</dc:date><dc:format>text/html</dc:format><dc:language>${language}</dc:language>
<dc:creator>La rédaction</dc:creator><description>&lt;p&gt;${escaped(escaped(story.teaser))}&lt;/p&gt; -- &lt;a href="${site}/rubrique" rel="directory"&gt;Rubrique&lt;/a&gt;</description></item>`,
  )
  .join('\n')}
</channel></rss>`

const drupal = ({ site, title, language, stories }: Writing) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xml:base="${site}/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>${escaped(title)}</title><link>${site}/</link><description/><language>${language}</language>
${stories
  .map(
    (story, rank) => `<item><title>${escaped(story.title)}</title><link>${story.path}</link>
<description>&lt;span&gt;${escaped(escaped(story.teaser))}&lt;/span&gt;
&lt;time datetime="${story.at}"&gt;${story.at.slice(0, 10)}&lt;/time&gt;</description>
<pubDate>${rfc822(story.at)}</pubDate><dc:creator>webmestre</dc:creator><guid isPermaLink="false">${5200 - rank} at ${site}</guid></item>`,
  )
  .join('\n')}
</channel></rss>`

const plain = (writing: Writing) => rss(writing, (story) => `<pubDate>${rfc822(story.at)}</pubDate>`)

const undated = (writing: Writing) => rss(writing, () => '')

const illustrated = (writing: Writing) =>
  rss(
    writing,
    (
      story,
    ) => `<pubDate>${rfc822(story.at)}</pubDate><enclosure url="${writing.site}/photo.jpg" type="image/jpeg" length="31415"/>
<media:content url="${writing.site}/photo.jpg" medium="image"><media:credit>Photo inventée</media:credit></media:content>`,
  )

function rss({ site, title, language, stories }: Writing, rest: (story: Story) => string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${escaped(title)}</title><link>${site}/</link><language>${language}</language>
${stories
  .map(
    (
      story,
    ) => `<item><title><![CDATA[${story.title}]]></title><link>${site}${story.path}</link><guid>${site}${story.path}</guid>
<description><![CDATA[${escaped(story.teaser)}]]></description>${rest(story)}</item>`,
  )
  .join('\n')}
</channel></rss>`
}

const atom = ({ site, title, language, stories }: Writing) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><title>${escaped(title)}</title><id>${site}/</id><updated>${stories[0]?.at}</updated>
<link rel="self" href="${site}/recent.atom"/><link rel="alternate" type="text/html" href="${site}/"/>
${stories
  .map(
    (
      story,
    ) => `<entry><title type="html">${escaped(escaped(story.title))}</title><id>${site}${story.path}</id>
<link rel="alternate" type="text/html" href="${site}${story.path}"/><published>${story.at.replace('Z', '+00:00')}</published><updated>${story.at}</updated>
<author><name>La rédaction</name></author><summary type="html">${escaped(`<p>${escaped(story.teaser)}</p>`)}</summary></entry>`,
  )
  .join('\n')}
</feed>`

/** Old engines of French sites: ISO-8859-1, what it lacks in numbers. */
function latin1({ site, title, stories }: Writing): Uint8Array {
  const text = `<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0"><channel><title>${escaped(title)}</title><link>${site}/</link><description>Actualité</description>
${stories
  .map(
    (story) => `<item><title>${escaped(story.title)}</title><link>${site}${story.path}</link>
<description>${escaped(story.teaser)}</description><pubDate>${rfc822(story.at)}</pubDate></item>`,
  )
  .join('\n')}
</channel></rss>`
  return toLatin1(text.replace(/[\u0100-\uffff]/gu, (sign) => `&#${sign.codePointAt(0)};`))
}

export const engines = { wordpress, spip, drupal, plain, undated, illustrated, latin1, atom }
export type Engine = keyof typeof engines

/** "Fri, 20 Nov 2026 08:30:00 +0000" (RFC 822 §5). */
function rfc822(at: string): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}

/** WordPress writes typographic signs as numbers. */
function numbered(text: string): string {
  return escaped(text).replace(/[’«»]/g, (sign) => `&#${sign.codePointAt(0)};`)
}
