import { type Incident, type Report, reportSchema } from '../../src/report/schema.js'

const evidence = [{ start: 10, end: 17, quote: 'attacke', rule: 'fr.victim.example' }]
const day = (edtf: string) => ({ edtf, earliest: edtf.slice(0, 10), latest: edtf.slice(0, 10), precision: 'day' as const, evidence })

/** An incident of which nothing is told but its type. */
export const plainIncident = (changes: Partial<Incident> = {}): Incident => ({
  id: 'da456e95db5d-1',
  role: 'main',
  types: ['unspecified'],
  certainty: 'reported',
  status: null,
  victims: [],
  organisations: [],
  attribution: [],
  dates: { started: null, ended: null, detected: null, disclosed: null },
  downtime: null,
  ransom: null,
  data: null,
  loss: null,
  systems: [],
  malware: [],
  vulnerabilities: [],
  evidence: [],
  ...changes,
})

export const victim = (name: string, changes: Partial<Incident['victims'][number]> = {}): Incident['victims'][number] => ({
  name,
  kind: 'organisation',
  role: 'victim',
  country: null,
  sector: null,
  aliases: [],
  evidence,
  ...changes,
})

const organisation = (
  name: string,
  role: Incident['organisations'][number]['role'],
  country: string | null = null,
): Incident['organisations'][number] => ({ name, kind: 'organisation', role, country, sector: null, aliases: [], evidence })

export const reportOf = (incidents: readonly Incident[], changes: Partial<Report> = {}): Report =>
  reportSchema.parse({
    schema: 'incidents/1',
    source: { path: 'seeds/article.txt', sha256: `da456e95db5d${'c2'.repeat(26)}` },
    article: {
      title: '=Ministry, "spied on"',
      language: 'fr',
      publisher: 'Le Journal',
      published: day('2021-05-28'),
      text: null,
      removed: { blocks: 4, characters: 900 },
    },
    incidents,
    warnings: [],
    ...changes,
  })

/** Six incidents that between them use every part of the mappings. */
export const fullReport = (): Report =>
  reportOf([
    plainIncident({
      types: ['espionage', 'intrusion'],
      certainty: 'confirmed',
      status: 'ongoing',
      victims: [
        victim('Ministère de l’Intérieur', { country: 'BE', sector: 'public-administration', aliases: ['SPF Intérieur'] }),
        victim('Région | Nord', { sector: 'public-administration' }),
        victim('35 000 habitants', { kind: 'person-group', role: 'affected', country: 'BE' }),
      ],
      organisations: [
        organisation('Microsoft', 'vendor', 'US'),
        organisation('Microsoft', 'source', 'US'),
        organisation('Sûreté de l’État', 'authority', 'BE'),
      ],
      attribution: [
        {
          actor: { name: 'Hafnium', kind: 'group', attackId: 'G0125', aliases: ['Silk Typhoon'] },
          country: 'CN',
          status: 'suspected',
          by: 'Microsoft',
          evidence,
        },
        { actor: null, country: 'CN', status: 'attributed', by: 'Sûreté de l’État', evidence },
        { actor: { name: 'Chine', kind: 'state', attackId: null, aliases: [] }, country: 'CN', status: 'denied', by: 'Pékin', evidence },
      ],
      dates: {
        started: { edtf: '2019-21', earliest: '2019-03-01', latest: '2019-05-31', precision: 'season', evidence },
        ended: null,
        detected: day('2021-05-10'),
        disclosed: { ...day('2021-05-25T15:00'), precision: 'minute' },
      },
      data: { status: 'exfiltrated', kinds: ['communications', 'identity', 'personal'], records: null, volume: '1.5 GB', evidence },
      systems: [{ kind: 'servers', count: 200, evidence }],
      vulnerabilities: [
        { id: 'CVE-2021-26855', product: 'Microsoft Exchange', evidence },
        { id: null, product: 'Pulse Secure', evidence },
      ],
      evidence,
    }),
    plainIncident({
      id: 'da456e95db5d-2',
      role: 'related',
      types: ['ransomware', 'data-breach'],
      certainty: 'claimed',
      status: 'resolved',
      victims: [victim('Clinique Saint-Luc', { country: 'BE', sector: 'health' })],
      attribution: [
        { actor: { name: 'Conti', kind: 'group', attackId: 'G0102', aliases: [] }, country: null, status: 'claimed', by: null, evidence },
        {
          actor: { name: 'un pirate russe', kind: 'unnamed', attackId: null, aliases: [] },
          country: 'RU',
          status: 'suspected',
          by: null,
          evidence,
        },
        { actor: { name: 'un employé', kind: 'insider', attackId: null, aliases: [] }, country: null, status: 'suspected', by: null, evidence },
      ],
      dates: { started: day('2021-05-03'), ended: day('2021-05-06'), detected: day('2021-05-03'), disclosed: null },
      downtime: {
        status: 'restored',
        start: day('2021-05-03'),
        end: { ...day('2021-05-06T08:30'), precision: 'minute' },
        duration: { min: 'P3D', max: 'P3D', approximate: false, evidence },
        expected: { min: 'P2D', max: 'P6D', approximate: true, evidence },
        deliberate: true,
        services: ['rendez-vous', 'laboratoire'],
        evidence,
      },
      ransom: { status: 'paid', amount: 800000, currency: 'EUR', evidence },
      data: { status: 'published', kinds: ['health'], records: { min: 35000, max: 35000 }, volume: '40 TB', evidence },
      loss: { amount: 1200000, currency: 'EUR', evidence },
      malware: [{ name: 'Conti', evidence }],
      evidence,
    }),
    plainIncident({
      id: 'da456e95db5d-3',
      role: 'related',
      types: ['ddos', 'defacement'],
      certainty: 'attempted',
      status: 'contained',
      victims: [victim('www.exemple.be', { kind: 'website', country: 'BE', sector: 'media' })],
      attribution: [
        { actor: { name: 'NoName057(16)', kind: 'hacktivist', attackId: null, aliases: [] }, country: 'RU', status: 'claimed', by: null, evidence },
      ],
      dates: {
        started: { ...day('2021-04-30'), edtf: '2020-12-30/2021-01-02', earliest: '2020-12-30', latest: '2021-01-02' },
        ended: null,
        detected: null,
        disclosed: null,
      },
      downtime: {
        status: 'partial',
        start: null,
        end: null,
        duration: { min: 'PT2H', max: 'PT23H', approximate: true, evidence },
        expected: null,
        deliberate: null,
        services: [],
        evidence,
      },
      ransom: { status: 'demanded', amount: 2, currency: 'BTC', evidence },
      evidence,
    }),
    plainIncident({ id: 'da456e95db5d-4', role: 'related', types: ['outage'], victims: [victim('SNCB', { country: 'BE', sector: 'transport' })] }),
    plainIncident({ id: 'da456e95db5d-5', role: 'related', certainty: 'refuted', victims: [victim('Ville de Gand', { country: 'BE' })] }),
    plainIncident({
      id: 'da456e95db5d-6',
      role: 'related',
      types: ['fraud', 'supply-chain'],
      certainty: 'suspected',
      victims: [victim('@Jansen NV', { country: 'NL', sector: 'retail' })],
      data: { status: 'encrypted', kinds: [], records: { min: 100, max: null }, volume: null, evidence },
    }),
  ])
