import { searchCompleteScript } from './script-search-complete.ts'
import { searchKeysScript } from './script-search-keys.ts'
import { searchLiveScript } from './script-search-live.ts'

/** What the search page does with a script, all of which is done without one too, a page at a time. */
export const searchScript = bare(`'use strict';
{
const byId = (id) => document.getElementById(id)
const pick = (css) => document.querySelector(css)
const pickAll = (css) => [...document.querySelectorAll(css)]
const form = byId('recherche')
const field = byId('q')
const answer = byId('reponse')
const say = byId('annonce')
if (form && field && byId('resultats')) {${searchLiveScript}${searchCompleteScript}}
{${searchKeysScript}}
}
`)

/**
 * Comments, margins and spaces around operators stay with us: a fifth of the bytes. No text of these scripts begins a
 * line or holds an operator between spaces, but for « > » in selectors, which means the same without.
 */
function bare(script: string): string {
  return script
    .replace(/^ +/gm, '')
    .replace(/^(?:\/\/.*)?\n/gm, '')
    .replace(/ (=>|[=!]==|[=<>+-]|&&|\|\|) /g, '$1')
}
