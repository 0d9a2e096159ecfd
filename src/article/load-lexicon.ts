import { kept } from '../generated/compiled.js'
import { type Numbers, unpack } from '../text/binary.js'
import { type Ids, tableOf } from '../text/phrases.js'
import type { ArticleFacts, ArticleLexicon, WordTable } from './lexicon.js'

const load = (): ArticleLexicon => {
  const { numbers, texts } = kept('article') ?? { numbers: '', texts: [] }
  const [facts, pool] = texts as [string, string]
  const { firsts, longest, ...rest } = JSON.parse(facts) as ArticleFacts
  const arrays: readonly Numbers[] = unpack(numbers)
  let next = 0
  const words = (): WordTable => {
    const [keys, values] = [arrays[next++], arrays[next++]] as [Numbers, Numbers]
    return {
      mask: keys.length - 1,
      keys: new Int32Array(keys.buffer, keys.byteOffset, keys.length),
      values: new Int32Array(values.buffer, values.byteOffset, values.length),
    }
  }
  return {
    ...rest,
    functionWords: words(),
    months: words(),
    weekdays: words(),
    abbreviations: words(),
    furniture: tableOf({ pool, firsts, longest }, () => arrays[next++] as Ids),
  }
}

let built: ArticleLexicon | undefined

/** The words that this stage goes by, of all languages at once (an English cookie wall stands around Dutch articles too). Read when first asked for. */
export const articleLexicon = (): ArticleLexicon => {
  built ??= load()
  return built
}
