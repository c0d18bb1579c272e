import { xmlDeclaration } from './xml.ts'

export const namespaces = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['number', 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

const day =
  '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'

/** How dates, amounts, the header and the columns look; the names stand in the cells. */
export const automaticStyles = `<office:automatic-styles>
<number:date-style style:name="jour">${day}</number:date-style>
<number:date-style style:name="heure">${day}<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/></number:date-style>
<number:currency-style style:name="euros"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/><number:text> </number:text><number:currency-symbol number:language="fr" number:country="FR">€</number:currency-symbol></number:currency-style>
<style:style style:name="cj" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="jour"/>
<style:style style:name="ch" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="heure"/>
<style:style style:name="ce" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="euros"/>
<style:style style:name="ct" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="tete" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:background-color="#e6eaf0" fo:border-bottom="0.75pt solid #4a5568"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="large" style:family="table-column"><style:table-column-properties style:column-width="9cm"/></style:style>
<style:style style:name="moyenne" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style>
<style:style style:name="etroite" style:family="table-column"><style:table-column-properties style:column-width="3.2cm"/></style:style>
</office:automatic-styles>`

export const stylesXml = `${xmlDeclaration}<office:document-styles ${namespaces} office:version="1.3"><office:styles>
<style:default-style style:family="table-cell"><style:text-properties fo:language="fr" fo:country="FR"/></style:default-style>
<style:style style:name="Default" style:family="table-cell"/>
</office:styles></office:document-styles>
`

const frozen = [
  ['HorizontalSplitMode', 'short', '0'],
  ['VerticalSplitMode', 'short', '2'],
  ['VerticalSplitPosition', 'int', '1'],
  ['ActiveSplitRange', 'short', '2'],
  ['PositionBottom', 'int', '1'],
]
  .map(
    ([name, type, value]) =>
      `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`,
  )
  .join('')

/** The header stays in sight: no element of the format says it, these names are those of LibreOffice. */
export const settingsXml = `${xmlDeclaration}<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1</config:config-item><config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="Résultats">${frozen}</config:config-item-map-entry></config:config-item-map-named><config:config-item config:name="ActiveTable" config:type="string">Résultats</config:config-item></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>
`
