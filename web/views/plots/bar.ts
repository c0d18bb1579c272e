import type { Frame } from '../../site.ts'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { type Html, html } from '../html.ts'

/** A bar as long as a number is great, which stands beside it: who cannot see the bar misses nothing. */
export function bar(value: number, most: number, hue = ''): Html {
  const length = value === 0 ? 0 : Math.max(1, Math.round((value / most) * 100))
  return html`<svg class="bar ${hue}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect width="${length}" height="10" />
  </svg>`
}

/** The class that gives an axis its colour; none for what has no axis. */
export function axisHue(frame: Pick<Frame, 'axes'>, id: AxisId | ''): string {
  const axis = id === '' ? undefined : frame.axes.get(id)
  return axis ? `axis-${axis.code.toLowerCase()}` : ''
}
