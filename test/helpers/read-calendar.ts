/** A content line of RFC 5545, taken apart. */
export interface CalendarProperty {
  name: string
  parameters: Record<string, string>
  /** As it stands, escapes included. */
  value: string
}

export interface CalendarComponent {
  name: string
  properties: CalendarProperty[]
  components: CalendarComponent[]
}

const encoder = new TextEncoder()

/** Reads one iCalendar object, and refuses whatever RFC 5545 does not allow in what Vigie writes. */
export function readCalendar(text: string): CalendarComponent {
  if (!text.endsWith('\r\n')) throw new Error('The last line has no end.')
  const folded = text.slice(0, -2).split('\r\n')
  for (const line of folded) {
    if (/[\r\n]/.test(line)) throw new Error(`A line ends otherwise than by CRLF: ${JSON.stringify(line)}`)
    if (encoder.encode(line).length > 75) throw new Error(`More than 75 octets: ${line}`)
    // Stricter than §3.1, which lets tabs and the controls beyond ASCII stand: nobody writes them on purpose.
    if (/\p{Cc}/u.test(line)) throw new Error(`A control: ${JSON.stringify(line)}`)
    if (!line.isWellFormed()) throw new Error(`Half a character: ${JSON.stringify(line)}`)
  }
  return readComponents(unfold(folded).map(readProperty))
}

/** The value of the property; throws when there is none, or several. */
export function valueOf(component: CalendarComponent, name: string): string {
  const found = component.properties.filter((property) => property.name === name)
  if (found.length !== 1) throw new Error(`${component.name} has ${found.length} ${name}`)
  return found[0]!.value
}

/** What a value of type TEXT says (§3.3.11); throws on a mark that should be escaped. */
export function textOf(component: CalendarComponent, name: string): string {
  return unescape(valueOf(component, name))
}

/** Values between commas that are not escaped. */
export function listOf(component: CalendarComponent, name: string): string[] {
  return (valueOf(component, name).match(/(?:\\.|[^,\\])+/gsu) ?? []).map(unescape)
}

function unescape(value: string): string {
  return value.replace(/\\(.)|[;,\\]/g, (found: string, escaped: string | undefined) => {
    if (escaped === undefined) throw new Error(`« ${found} » is not escaped in ${value}`)
    if (escaped === 'n' || escaped === 'N') return '\n'
    if (!'\\;,'.includes(escaped)) throw new Error(`No such escape: ${found}`)
    return escaped
  })
}

function unfold(lines: readonly string[]): string[] {
  const whole: string[] = []
  for (const line of lines) {
    if (!line.startsWith(' ')) whole.push(line)
    else if (whole.length === 0) throw new Error('The first line continues nothing.')
    else whole[whole.length - 1] += line.slice(1)
  }
  return whole
}

function readProperty(line: string): CalendarProperty {
  const match = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:[^";:,]*|"[^"]*"))*):(.*)$/su.exec(line)
  if (!match) throw new Error(`No content line: ${line}`)
  const [, name = '', parameters = '', value = ''] = match
  const pairs = parameters.split(';').slice(1)
  return { name, value, parameters: Object.fromEntries(pairs.map((pair) => pair.split('='))) }
}

function readComponents(properties: readonly CalendarProperty[]): CalendarComponent {
  const root: CalendarComponent = { name: '', properties: [], components: [] }
  const open = [root]
  for (const property of properties) {
    const current = open.at(-1)!
    if (property.name === 'BEGIN') {
      const begun: CalendarComponent = { name: property.value, properties: [], components: [] }
      current.components.push(begun)
      open.push(begun)
    } else if (property.name === 'END') {
      if (open.pop()?.name !== property.value || open.length === 0) throw new Error(`END:${property.value}`)
    } else if (current === root) throw new Error(`${property.name} stands outside`)
    else current.properties.push(property)
  }
  const [calendar] = root.components
  if (open.length !== 1 || root.components.length !== 1 || !calendar) throw new Error('Not one whole object.')
  checkCalendar(calendar)
  return calendar
}

/** Properties that must be there once, and those that may not be there twice (§3.6, §3.6.1, §3.6.6). */
function checkCalendar(calendar: CalendarComponent): void {
  if (calendar.name !== 'VCALENDAR') throw new Error(calendar.name)
  if (valueOf(calendar, 'VERSION') !== '2.0') throw new Error('VERSION')
  valueOf(calendar, 'PRODID')
  if (calendar.components.length === 0) throw new Error('A calendar holds one component at least.')
  for (const event of calendar.components.filter(({ name }) => name === 'VEVENT')) checkEvent(event)
  const uids = calendar.components.flatMap(({ properties }) =>
    properties.filter(({ name }) => name === 'UID'),
  )
  if (new Set(uids.map(({ value }) => value)).size < uids.length) throw new Error('A UID stands twice.')
}

function checkEvent(event: CalendarComponent): void {
  valueOf(event, 'UID')
  if (!/^\d{8}T\d{6}Z$/.test(valueOf(event, 'DTSTAMP'))) throw new Error('DTSTAMP is an instant in UTC.')
  if (!/^\d{1,10}$/.test(valueOf(event, 'SEQUENCE'))) throw new Error('SEQUENCE is an integer.')
  const start = event.properties.find(({ name }) => name === 'DTSTART')
  const shape = start?.parameters['VALUE'] === 'DATE' ? /^\d{8}$/ : /^\d{8}T\d{6}Z$/
  if (!start || !shape.test(start.value)) throw new Error(`DTSTART: ${start?.value}`)
  if (!/^(?:TENTATIVE|CONFIRMED|CANCELLED)$/.test(valueOf(event, 'STATUS'))) throw new Error('STATUS')
  if (!URL.canParse(valueOf(event, 'URL'))) throw new Error('URL')
  for (const alarm of event.components) {
    if (alarm.name !== 'VALARM' || valueOf(alarm, 'ACTION') !== 'DISPLAY') throw new Error(alarm.name)
    valueOf(alarm, 'TRIGGER')
    textOf(alarm, 'DESCRIPTION')
  }
}
