declare module '@mozilla/readability/JSDOMParser.js' {
  /** The small DOM that Readability ships with. It reads well-formed markup only. */
  export default class JSDOMParser {
    parse(markup: string, url?: string): SmallDocument
  }

  export interface SmallDocument {
    title: string
    getElementsByTagName(name: string): SmallElement[]
  }

  export interface SmallElement {
    textContent: string
    getAttribute(name: string): string | undefined
  }
}
