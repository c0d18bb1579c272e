import { describe, expect, it } from 'vitest'
import { describeDevice } from '#src/account/sign-in/device.ts'

const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const edge = `${chrome.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')} Edg/140.0.0.0`

describe('describeDevice', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox sur Linux'],
    [chrome, 'Chrome sur Linux'],
    [edge, 'Edge sur Windows'],
    [`${chrome} OPR/120.0.0.0`, 'Opera sur Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
      'Safari sur Mac',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15',
      'Firefox sur iPhone',
    ],
    ['Mozilla/5.0 (Linux; Android 16; Pixel) Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome sur Android'],
    ['curl/8.9 (Windows)', 'Navigateur sur Windows'],
    ['<script>alert(1)</script>', 'Navigateur inconnu'],
    ['', 'Navigateur inconnu'],
    [undefined, 'Navigateur inconnu'],
  ])('of %s says « %s »', (userAgent, words) => {
    expect(describeDevice(userAgent)).toBe(words)
  })

  it('looks at no more than a browser says', () => {
    expect(describeDevice(`${'x'.repeat(500)} Firefox/140.0`)).toBe('Navigateur inconnu')
  })
})
