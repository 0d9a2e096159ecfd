import { visible } from '../text/visible.js'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in a page, in attributes too: no markup, nothing that steers the reading direction, no control. */
export const escaped = (text: string): string =>
  visible(text)
    .replaceAll('\r', '')
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
