import { describe, expect, test } from 'vitest'
import { ACTOR_TABLE, ROLE_BASIS, STATUS_TABLE } from '../../src/output/tables/attribution.js'
import { COUNTRY_NAMES } from '../../src/output/tables/countries.js'
import {
  AVAILABILITY_IMPACTS,
  CERTAINTY_TABLE,
  DATA_KIND_TABLE,
  DATA_STATUS_TABLE,
  IDENTITY_CLASSES,
  INCIDENT_STATUS_TABLE,
  RANSOM_TABLE,
} from '../../src/output/tables/impact.js'
import { OWN_STIX_SECTORS, SECTOR_TABLE } from '../../src/output/tables/sectors.js'
import { TECHNIQUES, TYPE_TABLE, typeRow } from '../../src/output/tables/types.js'
import * as vocabulary from '../../src/vocabulary.js'
import { openVocabulary } from '../schemas/check-stix.js'
import { INCIDENT_TYPES, INFORMATION_TYPES } from '../schemas/stix-suite.js'
import { VERIS_WORDS } from '../schemas/veris.js'

describe('every word of ours has a row', () => {
  test.each([
    ['types', TYPE_TABLE, vocabulary.TYPES],
    ['sectors', SECTOR_TABLE, vocabulary.SECTORS],
    ['attribution', STATUS_TABLE, vocabulary.ATTRIBUTION_STATUSES],
    ['actors', ACTOR_TABLE, vocabulary.ACTOR_KINDS],
    ['roles', ROLE_BASIS, vocabulary.ORGANISATION_ROLES],
    ['certainty', CERTAINTY_TABLE, vocabulary.CERTAINTIES],
    ['status', INCIDENT_STATUS_TABLE, vocabulary.STATUSES],
    ['parties', IDENTITY_CLASSES, vocabulary.PARTY_KINDS],
    ['data', DATA_STATUS_TABLE, vocabulary.DATA_STATUSES],
    ['kinds of data', DATA_KIND_TABLE, vocabulary.DATA_KINDS],
    ['downtime', AVAILABILITY_IMPACTS, vocabulary.DOWNTIME_STATUSES],
    ['ransom', RANSOM_TABLE, vocabulary.RANSOM_STATUSES],
  ])('%s', (_, table, words) => {
    expect(Object.keys(table).sort()).toEqual([...words].sort())
  })
})

const EUREPOC_TYPES = [
  'Data theft',
  'Data theft & Doxing',
  'Disruption',
  'Hijacking with Misuse',
  'Hijacking without Misuse',
  'Ransomware',
  'Not available',
]

/** Predicates and values of the MISP taxonomy "rsit" that incidents of ours can be. */
const RSIT = [
  'availability="ddos"',
  'availability="outage"',
  'fraud="masquerade"',
  'fraud="phishing"',
  'information-content-security="data-leak"',
  'information-content-security="unauthorised-information-access"',
  'information-content-security="unauthorised-information-modification"',
  'intrusions="application-compromise"',
  'intrusions="system-compromise"',
  'intrusions="unprivileged-account-compromise"',
  'malicious-code="infected-system"',
  'other="other"',
  'other="undetermined"',
]

describe('types', () => {
  test.each(vocabulary.TYPES)('%s', (type) => {
    const { stix, technique, websiteTechnique, veris, eurepoc, eurepocWithData = [], rsit, nis2 } = typeRow(type)
    expect(INCIDENT_TYPES).toEqual(expect.arrayContaining([...stix]))
    for (const id of [technique, websiteTechnique]) if (id != null) expect(TECHNIQUES).toHaveProperty([id])
    expect(EUREPOC_TYPES).toEqual(expect.arrayContaining([...eurepoc, ...eurepocWithData]))
    expect(RSIT).toEqual(expect.arrayContaining([...rsit]))
    expect(['malicious-actions', 'system-failures', 'third-party-failures']).toEqual(expect.arrayContaining([...nis2]))
    if (veris === null) return
    const { action, variety, vector } = veris
    if (action !== 'unknown') expect(VERIS_WORDS[action]).toContain(variety ?? 'Unknown')
    if (vector !== undefined) expect(VERIS_WORDS.hackingVector).toContain(vector)
    expect(VERIS_WORDS.integrity).toEqual(expect.arrayContaining([...veris.integrity]))
    expect(VERIS_WORDS.availability).toEqual(expect.arrayContaining([...veris.availability, ...(veris.partialAvailability ?? [])]))
  })

  test('no technique is named that no type stands for', () => {
    const used = vocabulary.TYPES.map(typeRow).flatMap(({ technique, websiteTechnique }) => [technique, websiteTechnique])
    for (const id of Object.keys(TECHNIQUES)) expect(used).toContain(id)
  })
})

describe('sectors', () => {
  const words = openVocabulary('identity', 'industry-sector-ov')
  test.each(Object.entries(SECTOR_TABLE))('%s', (_, { naics, stix, eurepoc }) => {
    expect(naics).toMatch(/^\d{2,6}$/)
    if (stix !== null) expect([...words, ...OWN_STIX_SECTORS]).toContain(stix)
    expect(eurepoc.category).not.toBe('')
  })

  test('our own words are not in the vocabulary already', () => {
    for (const word of OWN_STIX_SECTORS) expect(words).not.toContain(word)
  })
})

test('classes of parties are those of STIX', () => {
  expect([...openVocabulary('identity', 'identity-class-ov'), 'system']).toEqual(expect.arrayContaining(Object.values(IDENTITY_CLASSES)))
})

test.each(Object.entries(ACTOR_TABLE))('actors: %s', (_, { stixTypes, veris }) => {
  expect(openVocabulary('threat-actor', 'threat-actor-type-ov')).toEqual(expect.arrayContaining([...stixTypes]))
  expect(VERIS_WORDS.actor).toContain(veris.variety)
})

test.each(Object.entries(DATA_KIND_TABLE))('data: %s', (_, { stix, veris }) => {
  expect(INFORMATION_TYPES).toContain(stix)
  expect(VERIS_WORDS.data).toContain(veris)
})

test.each(Object.entries(DATA_STATUS_TABLE))('data: %s', (_, { stixType, disclosure, availability, eurepoc, rsit }) => {
  if (stixType !== null) expect(INCIDENT_TYPES).toContain(stixType)
  expect(VERIS_WORDS.disclosure).toContain(disclosure)
  if (availability !== null) expect(VERIS_WORDS.availability).toContain(availability)
  if (eurepoc !== null) expect(EUREPOC_TYPES).toContain(eurepoc)
  if (rsit !== null) expect(RSIT).toContain(rsit)
})

test('countries have names, each its own', () => {
  const names = Object.values(COUNTRY_NAMES)
  expect(new Set(names).size).toBe(names.length)
  for (const code of Object.keys(COUNTRY_NAMES)) expect(code).toMatch(/^[A-Z]{2}$/)
  expect(names.length).toBe(250)
})
