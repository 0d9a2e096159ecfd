import type { Report } from '../../src/report/schema.js'

const TEXT = 'La clinique 😀 Saint-Luc est à l’arrêt depuis hier.'

const evidence = [{ start: 14, end: 23, quote: 'Saint-Luc', rule: 'fr.victim.example' }]
const day = { edtf: '2021-05-27', earliest: '2021-05-27', latest: '2021-05-27', precision: 'day' as const, evidence }

/** A report in which every field says something. */
export const exampleReport = (path = 'example.txt'): Report => ({
  schema: 'incidents/1',
  source: { path, sha256: 'ab'.repeat(32) },
  article: {
    title: 'no',
    language: 'fr',
    publisher: 'Le Journal',
    published: { edtf: '2021-05-28T15:00', earliest: '2021-05-28', latest: '2021-05-28', precision: 'minute', evidence: [] },
    text: `${TEXT}\n\n${TEXT}`,
    removed: { blocks: 3, characters: 120 },
  },
  incidents: [
    {
      id: 'abababababab-1',
      role: 'main',
      types: ['ransomware'],
      certainty: 'confirmed',
      status: 'ongoing',
      victims: [{ name: 'Saint-Luc', kind: 'organisation', role: 'victim', country: 'BE', sector: 'health', aliases: ['la clinique'], evidence }],
      organisations: [{ name: 'police fédérale', kind: 'organisation', role: 'law-enforcement', country: null, sector: null, aliases: [], evidence }],
      attribution: [
        { actor: { name: 'Conti', kind: 'group', attackId: 'G0102', aliases: [] }, country: null, status: 'claimed', by: null, evidence },
        { actor: null, country: 'RU', status: 'suspected', by: 'Le Journal', evidence },
      ],
      dates: { started: day, ended: null, detected: { ...day, edtf: 'XXXX-12-13', earliest: null, latest: null }, disclosed: null },
      downtime: {
        status: 'ongoing',
        start: day,
        end: null,
        duration: { min: 'P1D', max: null, approximate: false, evidence },
        expected: { min: 'PT2H', max: 'P6D', approximate: true, evidence },
        deliberate: true,
        services: ['site web'],
        evidence,
      },
      ransom: { status: 'demanded', amount: 800000, currency: 'EUR', evidence },
      data: { status: 'safe', kinds: ['personal'], records: { min: 35000, max: 35000 }, volume: '40 TB', evidence },
      loss: { amount: 1.5, currency: 'EUR', evidence },
      systems: [{ kind: 'servers', count: 200, evidence }],
      malware: [{ name: 'Conti', evidence }],
      vulnerabilities: [{ id: 'CVE-2021-26855', product: 'Microsoft Exchange', evidence }],
      evidence,
    },
  ],
  warnings: [{ code: 'windows-1252', message: 'the text is not UTF-8: read as Windows-1252' }],
})
