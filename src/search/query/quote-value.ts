/** A value as it is typed behind a colon: between quotation marks where a space or a sign would end it. */
export function quoteValue(value: string): string {
  if (value !== '' && !/[\s()|,"«»“”„]|^[:/]/.test(value)) return value
  return quoteWords(value)
}

/** Words between quotation marks that they do not hold. */
export function quoteWords(words: string): string {
  if (!words.includes('"')) return `"${words}"`
  if (!words.includes('»')) return `« ${words} »`
  return `“${words.replaceAll('”', ' ')}”`
}
