import { type ZippableFile, strToU8, zipSync } from 'fflate'
import type { Listing } from './listing.ts'
import { contentXml } from './ods-content.ts'
import { settingsXml, stylesXml } from './ods-styles.ts'
import { element, emptyElement, xmlDeclaration } from './xml.ts'

export const odsType = 'application/vnd.oasis.opendocument.spreadsheet'

/**
 * A spreadsheet in OpenDocument 1.3 (ISO/IEC 26300), the format that the État asks of its own (RGI). `rows` were made by
 * `odsRow`. The whole file is in memory: some 10 MB for five thousand items before it is packed, 1 MB after.
 */
export function renderOds(listing: Listing, rows: readonly string[]): Uint8Array<ArrayBuffer> {
  const packed = (text: string): ZippableFile => [strToU8(text), { level: 4 }]
  return zipSync(
    {
      // First, stored and without extra field (part 2, §3.3): programs tell the format from its bytes.
      mimetype: [strToU8(odsType), { level: 0 }],
      'META-INF/manifest.xml': packed(manifest),
      'meta.xml': packed(metaXml(listing)),
      'settings.xml': packed(settingsXml),
      'styles.xml': packed(stylesXml),
      'content.xml': packed(contentXml(listing, rows)),
    },
    { mtime: listing.madeAt },
  )
}

const manifest = `${xmlDeclaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
${[
  ['/', odsType],
  ['content.xml', 'text/xml'],
  ['styles.xml', 'text/xml'],
  ['meta.xml', 'text/xml'],
  ['settings.xml', 'text/xml'],
]
  .map(([path, type]) =>
    emptyElement('manifest:file-entry', {
      'manifest:full-path': path,
      'manifest:media-type': type,
      ...(path === '/' ? { 'manifest:version': '1.3' } : {}),
    }),
  )
  .join('')}</manifest:manifest>
`

function metaXml({ title, pageUrl, madeAt }: Listing): string {
  return `${xmlDeclaration}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>
${element('meta:generator', 'Vigie')}${element('dc:title', title)}${element('dc:description', pageUrl)}${element('dc:date', madeAt.toISOString())}${element('dc:language', 'fr-FR')}</office:meta></office:document-meta>
`
}
