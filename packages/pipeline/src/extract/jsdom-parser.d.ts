/** The small DOM that Mozilla ships beside Readability and made for it; it comes without types. */
declare module '@mozilla/readability/JSDOMParser.js' {
  export default class JSDOMParser {
    /** Takes well-formed markup only. */
    parse(markup: string): unknown
  }
}
