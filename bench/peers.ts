import * as chrono from 'chrono-node'
import compromise from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import type { Sample } from './texts.js'

/** Name of another tool → what reads all texts with it. They read English; here only their speed counts. */
export const peersOf = (samples: readonly Sample[]): Record<string, () => void> => {
  const bare = winkNLP(model, [])
  const full = winkNLP(model)
  return {
    'wink-nlp, bare reader (no pipe)': () => {
      for (const { raw } of samples) bare.readDoc(raw.text)
    },
    'wink-nlp, its default pipe': () => {
      for (const { raw } of samples) full.readDoc(raw.text)
    },
    'compromise, tokens only': () => {
      for (const { raw } of samples) compromise.tokenize(raw.text)
    },
    compromise: () => {
      for (const { raw } of samples) compromise(raw.text)
    },
    'chrono-node, French dates': () => {
      for (const { raw } of samples) chrono.fr.parse(raw.text)
    },
  }
}
