import { articleOf, mayTellOfIncident } from '../src/extract.js'
import { mayTellOfAttack } from '../src/incidents/attack-words.js'
import { gatherIncidents } from '../src/incidents/gather.js'
import { findMentions, scanOf } from '../src/mentions/find-mentions.js'
import { buildReport } from '../src/report/build.js'
import { languageOf } from '../src/rules/language.js'
import { tokenize } from '../src/text/tokens.js'
import type { Sample } from './texts.js'

/** The stages in the order of the way; the article's own time holds its tokens, which are measured once more by themselves. */
export const STAGES = ['tokens', 'article', 'scanning', 'lexicon', 'mentions', 'incidents', 'report', 'output'] as const
export type Stage = (typeof STAGES)[number]

/** Milliseconds that each stage takes for some texts, each text going the whole way: nothing is found warm that a run would not find warm. */
export const timesOf = (samples: readonly Sample[]): Record<Stage, number> => {
  const times: Record<Stage, number> = { tokens: 0, article: 0, scanning: 0, lexicon: 0, mentions: 0, incidents: 0, report: 0, output: 0 }
  for (const { raw } of samples) {
    let before = performance.now()
    const done = (stage: Stage): void => {
      const now = performance.now()
      times[stage] += now - before
      before = now
    }
    tokenize(raw.text)
    done('tokens')
    const article = articleOf(raw)
    done('article')
    const mayTell = mayTellOfIncident(raw.text)
    done('scanning')
    const language = mayTell ? languageOf(article.language) : null
    const scan = language === null ? null : scanOf(article, language)
    const isDismissed = scan === null || !mayTellOfAttack(scan)
    done('lexicon')
    const mentions = language === null || isDismissed ? [] : findMentions(article, language, scan).mentions
    done('mentions')
    const incidents = isDismissed ? [] : gatherIncidents(scan, mentions)
    done('incidents')
    const report = buildReport(raw, article, incidents)
    done('report')
    JSON.stringify(report)
    done('output')
  }
  return times
}
