/** Breaks at ordinary spaces so that lines hold 72 columns; a longer word (an address) stands alone, whole. */
export function wrapText(text: string, width = 72, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width, indent))
    .join('\n')
}

function wrapLine(line: string, width: number, indent: string): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ').filter((one) => one !== '')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && indent.length + longer.length > width) {
      lines.push(indent + current)
      current = word
    } else current = longer
  }
  return [...lines, indent + current].join('\n').trimEnd()
}
