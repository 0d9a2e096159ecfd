/** What `explain --field` can be asked for. */
export const FIELD_NAMES: readonly string[] = [
  'incident',
  'victims',
  'organisations',
  'attribution',
  'dates',
  'downtime',
  'ransom',
  'loss',
  'data',
  'systems',
  'malware',
  'vulnerabilities',
  'published',
  'title',
  'publisher',
  'language',
]
