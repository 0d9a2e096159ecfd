import type { Article, HeaderValue } from '../article/article.js'
import type {
  AttributionDraft,
  DowntimeDraft,
  DurationDraft,
  EvidenceSpan,
  Evident,
  IncidentDraft,
  PartyDraft,
  TimeDraft,
} from '../incidents/incident.js'
import type { RawText } from '../input/raw-text.js'
import { codePointOffsets } from '../text/codepoints.js'
import { textOf } from '../text/span.js'
import type { TimeValue } from '../time/interval.js'
import { ORGANISATION_ROLES, VICTIM_ROLES } from '../vocabulary.js'
import { articleText } from './article-text.js'
import type { Attribution, Downtime, Duration, Evidence, Incident, Organisation, Report, Time, Victim } from './schema.js'

/** What the report says of the run rather than of the article. */
export interface BuildOptions {
  /** Give the cleaned article in `article.text`. */
  readonly includeText?: boolean
}

/** Puts what was found into the contract's form: order, null, ids, and offsets in code points. */
export const buildReport = (raw: RawText, article: Article, incidents: readonly IncidentDraft[], options: BuildOptions = {}): Report => {
  const write = writer(article.text)
  const ordered = [...incidents.filter((draft) => draft.role === 'main'), ...incidents.filter((draft) => draft.role === 'related')]
  return {
    schema: 'incidents/1',
    source: { path: raw.path, sha256: raw.sha256 },
    article: {
      title: article.title?.value ?? null,
      language: article.language,
      publisher: article.publisher?.value ?? null,
      published: write.header(article.published),
      text: options.includeText === true ? articleText(article) : null,
      removed: { blocks: article.removed.blocks, characters: article.removed.characters },
    },
    incidents: ordered.map((draft, index) => write.incident(draft, `${raw.sha256.slice(0, ID_DIGITS)}-${index + 1}`)),
    warnings: [...raw.warnings, ...article.warnings].map(({ code, message }) => ({ code, message })),
  }
}

/** Hex digits of the source's hash in an incident's id. */
const ID_DIGITS = 12

const oneOf = <R extends string>(roles: readonly R[], role: string, otherwise: R): R => roles.find((known) => known === role) ?? otherwise

/** Evidence in the order of the text, each span once: of equal spans the first rule by name stays. */
const inOrder = (spans: readonly EvidenceSpan[]): EvidenceSpan[] =>
  [...spans]
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
    .filter((span, i, all) => {
      const before = all[i - 1]
      return before === undefined || before.start !== span.start || before.end !== span.end
    })

/** Spans shown for one value: the first tell enough, and a report stays shorter than its text. */
const MOST_EVIDENCE = 20

const writer = (text: string) => {
  let offsets: ((offset: number) => number) | undefined
  const evidence = ({ evidence: spans }: Evident): Evidence[] => {
    offsets ??= codePointOffsets(text)
    const at = offsets
    return inOrder(spans)
      .slice(0, MOST_EVIDENCE)
      .map((span) => ({ start: at(span.start), end: at(span.end), quote: textOf(text, span), rule: span.rule }))
  }

  const time = (draft: TimeDraft | null): Time | null =>
    draft && { edtf: draft.edtf, earliest: draft.earliest, latest: draft.latest, precision: draft.precision, evidence: evidence(draft) }

  const header = (found: HeaderValue<TimeValue> | null): Time | null =>
    found && time({ ...found.value, evidence: found.span === null ? [] : [{ ...found.span, rule: found.rule }] })

  const duration = (draft: DurationDraft | null): Duration | null =>
    draft && { min: draft.min, max: draft.max, approximate: draft.approximate, evidence: evidence(draft) }

  const party = <R extends string>(draft: PartyDraft, role: R) => ({
    name: draft.name,
    kind: draft.kind,
    role,
    country: draft.country,
    sector: draft.sector,
    aliases: [...draft.aliases],
    evidence: evidence(draft),
  })
  const victim = (draft: PartyDraft): Victim => party(draft, oneOf(VICTIM_ROLES, draft.role, 'victim'))
  const organisation = (draft: PartyDraft): Organisation => party(draft, oneOf(ORGANISATION_ROLES, draft.role, 'other'))

  const attribution = (draft: AttributionDraft): Attribution => ({
    actor: draft.actor && { name: draft.actor.name, kind: draft.actor.kind, attackId: draft.actor.attackId, aliases: [...draft.actor.aliases] },
    country: draft.country,
    status: draft.status,
    by: draft.by,
    evidence: evidence(draft),
  })

  const downtime = (draft: DowntimeDraft | null): Downtime | null =>
    draft && {
      status: draft.status,
      start: time(draft.start),
      end: time(draft.end),
      duration: duration(draft.duration),
      expected: duration(draft.expected),
      deliberate: draft.deliberate,
      services: [...draft.services],
      evidence: evidence(draft),
    }

  const incident = (draft: IncidentDraft, id: string): Incident => ({
    id,
    role: draft.role,
    types: [...draft.types],
    certainty: draft.certainty,
    status: draft.status,
    victims: draft.victims.map(victim),
    organisations: draft.organisations.map(organisation),
    attribution: draft.attribution.map(attribution),
    dates: {
      started: time(draft.dates.started),
      ended: time(draft.dates.ended),
      detected: time(draft.dates.detected),
      disclosed: time(draft.dates.disclosed),
    },
    downtime: downtime(draft.downtime),
    ransom: draft.ransom && {
      status: draft.ransom.status,
      amount: draft.ransom.amount,
      currency: draft.ransom.currency,
      evidence: evidence(draft.ransom),
    },
    data: draft.data && {
      status: draft.data.status,
      kinds: [...draft.data.kinds],
      records: draft.data.records && { min: draft.data.records.min, max: draft.data.records.max },
      volume: draft.data.volume,
      evidence: evidence(draft.data),
    },
    loss: draft.loss && { amount: draft.loss.amount, currency: draft.loss.currency, evidence: evidence(draft.loss) },
    systems: draft.systems.map((found) => ({ kind: found.kind, count: found.count, evidence: evidence(found) })),
    malware: draft.malware.map((found) => ({ name: found.name, evidence: evidence(found) })),
    vulnerabilities: draft.vulnerabilities.map((found) => ({ id: found.id, product: found.product, evidence: evidence(found) })),
    evidence: evidence(draft),
  })

  return { header, incident }
}
