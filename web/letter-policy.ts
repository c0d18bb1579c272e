/** A letter brings its own styles and nothing else: no script, no picture, no form, and an origin of its own. */
export const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"
