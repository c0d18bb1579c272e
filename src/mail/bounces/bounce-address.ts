/**
 * One return address a message (VERP): « retours+<token>@exemple.fr ». Nobody needs to understand a report to know
 * which letter it speaks of. `base` is VIGIE_MAIL_BOUNCES; the token: letters, digits, « - », « _ » and « . ».
 */
export function bounceAddress(base: string, token: string): string {
  const at = base.lastIndexOf('@')
  return `${base.slice(0, at)}+${token}${base.slice(at)}`
}

/** The token of an address of ours, whatever the base; undefined for another shape. */
export function bounceToken(address: string): string | undefined {
  return address.match(/^[^+@\s]{1,64}\+([\w.-]{1,64})@[\w.-]{1,255}$/)?.[1]
}
