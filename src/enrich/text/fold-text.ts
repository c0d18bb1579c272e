/**
 * Lower case, no accent, straight apostrophes, single spaces: what the rules on kinds and deadlines are written
 * against. Same length is not kept, so nothing here gives offsets.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/\s+/g, ' ')
}
