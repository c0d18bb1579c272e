// AT Internet (xtor, at_*) and Matomo (mtm_*, pk_*) are what French public sites use.
const tracking =
  /^(?:utm_|mtm_|matomo_|pk_|piwik_|at_|hsa_|oly_|vero_|wt_|fb_|itm_|hmb_|__hs)|^(?:xtor|xts|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|msclkid|yclid|ysclid|_openstat|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mc_tc|mkt_tok|_hsenc|_hsmi|hsctatracking|_ga|_gl|cmpid|s_cid|sc_cid|spm|wickedid|rb_clickid|_bhlid|_branch_match_id|_branch_referrer|phpsessid|jsessionid)$/i

/** A query ("?a=1&b=2") less what measures a visit; '' when nothing is left. The rest stays as written, in its order. */
export function withoutTracking(search: string): string {
  const kept = search
    .slice(1)
    // Many feeds escape twice; "amp;page" is no parameter's name.
    .replace(/&(?:amp;)+/g, '&')
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=', 1)[0] ?? ''))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
