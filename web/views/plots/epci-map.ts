import type { RegionMap } from '#src/enrich/places/region-map.ts'
import { formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import { type Shade, shadeAt, shadeWords, shadesOf } from './shades.ts'

/** An EPCI as the map and its table tell it. */
export interface EpciCount {
  /** `epci-<siren>`. */
  code: string
  name: string
  items: number
  /** Calls that may still be answered. */
  open: number
  href: string
}

/** A role with links inside: an image (`role="img"`) would hide them from who cannot see it. */
export function epciMap(map: RegionMap, counts: readonly EpciCount[]): Html {
  const shades = shadesOf(counts.map(({ items }) => items))
  const byCode = new Map(counts.map((one) => [one.code, one]))
  const drawn = map.epcis.flatMap(([siren, path]) => {
    const count = byCode.get(`epci-${siren}`)
    return count ? [{ count, path }] : []
  })
  return html`<figure class="map">
    <svg viewBox="0 0 ${map.width} ${map.height}" role="group" aria-labelledby="carte-titre carte-texte">
      <title id="carte-titre">Carte des EPCI de Centre-Val de Loire</title>
      <desc id="carte-texte">${frenchSpacing(inWords(counts))}</desc>
      ${hatch} ${drawn.map(({ count, path }) => shape(count, path, shades))}
      <path class="map-borders" d="${map.borders}" />
      ${map.departements.map(([code, x, y]) => html`<text x="${x}" y="${y}" aria-hidden="true">${code}</text>`)}
    </svg>
    <figcaption>
      <ul class="map-legend">
        ${legendLine(0, 'aucun élément')} ${shades.map((shade, at) => legendLine(at + 1, shadeWords(shade)))}
      </ul>
      <p class="hint">
        Limites des départements en gras, avec leur numéro. Contours : IGN et INSEE, Licence Ouverte.
      </p>
    </figcaption>
  </figure>`
}

// Lines, so that nothing is not told by a paler colour alone.
const hatch = html`<defs>
  <pattern id="carte-rien" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="map-ground" width="14" height="14" />
    <rect class="map-hatch" width="2" height="14" />
  </pattern>
</defs>`

/** What has nothing leads nowhere. */
function shape({ name, items, open, href }: EpciCount, path: string, shades: readonly Shade[]): Html {
  const words = frenchSpacing(
    `${name} : ${formatNumber(items)} ${plural(items, 'élément')}${open > 0 ? `, ${openWords(open)}` : ''}`,
  )
  const drawn = html`<path
    class="shade-${shadeAt(shades, items)}"
    ${items === 0 ? html`fill="url(#carte-rien)"` : ''}
    d="${path}"
    ><title>${words}</title></path
  >`
  return items === 0 ? drawn : html`<a href="${href}" aria-label="${words}">${drawn}</a>`
}

function legendLine(shade: number, words: string): Html {
  return html`<li>
    <svg class="swatch" viewBox="0 0 40 24" aria-hidden="true">
      <rect
        class="shade-${shade}"
        ${shade === 0 ? html`fill="url(#carte-rien)"` : ''}
        x="1"
        y="1"
        width="38"
        height="22"
      />
    </svg>
    ${words}
  </li>`
}

/** « 2 appels ouverts ». */
export function openWords(open: number): string {
  return `${formatNumber(open)} ${plural(open, 'appel ouvert', 'appels ouverts')}`
}

function inWords(counts: readonly EpciCount[]): string {
  const some = counts.filter(({ items }) => items > 0)
  const [first] = some.toSorted((a, b) => b.items - a.items)
  if (!first) return 'Aucun EPCI n’a d’élément sur les douze derniers mois.'
  return `Éléments des douze derniers mois : ${formatNumber(some.length)} EPCI sur ${formatNumber(counts.length)} en ont ; le plus fourni est ${first.name}, avec ${formatNumber(first.items)}. Le tableau donne chaque nombre.`
}
