/**
 * True for a class that says what an element is, and false for those that style programs make up (`css-1x2y3z`,
 * `Card_title__Xk3dP`), that number an element (`post-1234`, `views-row-3`), that place or colour it (`col-md-4`, `mt-2`)
 * or that say its state (`active`, `odd`): a selector must outlive the next edition of the page.
 */
export function isStableClass(name: string): boolean {
  return /^[A-Za-z][\w-]{1,60}$/.test(name) && !made.test(name) && !numbered.test(name) && !placing.test(name)
}

const made =
  /^(?:css|sc|jsx|svelte|emotion|astro|styled)-|__(?=[\w-]{0,40}[A-Z\d])[\w-]{4,}$|[-_](?=[a-zA-Z]{0,12}\d)(?=\d{0,12}[a-zA-Z])[a-zA-Z\d]{6,}$|[a-f\d]{8,}$/
const numbered = /\d{3,}|[-_]\d+$|[-_](?:first|last|odd|even|left|right)$/i
const placing =
  /^(?:(?:fr-)?col(?:umns?)?(?:-.{0,20})?|(?:grid|uk|u|is|has|js|no|not|hidden|visible|show|hide|bg|text|font|border|rounded|shadow|flex|items|justify|gap|space|w|h|m[trblxy]?|p[trblxy]?|d|g|lg|md|sm|xs|xl|align|float|order|offset|wow|animate|aos|fade)(?:-.{0,40})?|row|cols?|clearfix|active|current|selected|open|closed|odd|even|first|last|left|right|center|block|inline|relative|absolute|container(?:-fluid)?|wrapper|inner|outer|content|hentry|status-publish|type-post|format-standard|(?:category|tag)-.{1,50})$/i
