import { describe, expect, test } from 'vitest'
import { languageTags } from '../../src/languages/data.js'
import type { Rule } from '../../src/languages/pack.js'
import { packSource } from '../../src/languages/sources.js'
import { languageOf } from '../../src/rules/language.js'
import { folderWith, run } from './run.js'

const TAG = languageTags().find((tag) => languageOf(tag) !== null) ?? 'fr'

const [SHIPPED = { id: '' }] = packSource<Rule[]>(TAG, 'rules') ?? []

const check = (rules: string) =>
  run(['extract', 'a.txt', '--rules', 'own.yaml'], { cwd: folderWith({ 'a.txt': 'Bonjour à toutes et à tous.', 'own.yaml': rules }) })

const rule = (match: string, more = ''): string => `- id: ${TAG}.victim.own-rule
  says: victim
  match: "${match}"
  examples: [{text: "zorgel flum"}]
  not: ["flum"]
${more}`

describe('a rule file of the user', () => {
  test.each([
    ['a rule that is fine', rule('zorgel flum'), []],
    [
      'words and a rule with them',
      `language: ${TAG}\ntriggers:\n  zorgels: ["zorgel(s)?"]\nrules:\n${rule('<zorgels> flum').replace(/^/gm, '  ')}`,
      [],
    ],
    ['broken YAML', 'rules: [\n  {id: 1', [/^own\.yaml:2: not YAML \(.+\)$/]],
    ['a match that does not parse', rule('{victim} <flum'), [/^own\.yaml:3: expected ">" at column 10 of "\{victim\} <flum"$/]],
    [
      'a match that matches everything',
      rule('..3'),
      [/^own\.yaml:3: a rule needs at least one word, class or slot that may not be absent at column 1/],
    ],
    ['a wrong type', rule('zorgel').replace('"zorgel"', '7'), [/^own\.yaml:3: "match": expected string, received number$/]],
    ['a field that is missing', rule('zorgel').replace(/ {2}not.*\n/, ''), [/^own\.yaml:1: "not": expected array, received undefined$/]],
    ['a field that is unknown', rule('zorgel', '  wieght: 3\n'), [/^own\.yaml:1: .*unrecognized key: "wieght"$/]],
    ['an unknown language', rule('zorgel').replace(`${TAG}.victim`, 'zz.victim'), [/^own\.yaml:1: "id": expected the tag of a language \(.+\)/]],
    [
      'an unknown kind of statement',
      rule('zorgel flum').replace('says: victim', 'says: victum'),
      [/^own\.yaml:2: "says": expected one of .*victim.*, not "victum"$/],
    ],
    ['an unknown class', rule('<zorgels> flum'), [/^own\.yaml:3: "match": no class <zorgels>; expected one of .*attack/]],
    ['an unknown slot', rule('{victum} flum'), [/^own\.yaml:3: "match": no slot \{victum\}; expected one of .*victim/]],
    ['an example that it does not read', rule('zorgel pluk'), [/^own\.yaml:4: .*does not match its example "zorgel flum"$/]],
    ['a counter-example that it reads', rule('flum'), [/^own\.yaml:4: .*matches its counter-example "flum"$/]],
    ['words without a language', 'triggers:\n  attack: ["zorgel"]\n', [/^own\.yaml:2: "language": expected beside "triggers"/]],
  ])('%s', (_, rules, messages) => {
    const { status, stdout, stderr } = check(rules)
    const said = stderr === '' ? [] : stderr.trimEnd().split('\n')
    expect(said).toEqual(messages.map((message) => expect.stringMatching(new RegExp(message.source.replace('^', '^incidents: ')))))
    expect(status).toBe(messages.length === 0 ? 0 : 1)
    if (messages.length > 0) expect(stdout).toBe('')
  })

  test.each([
    ['a rule', `remove:\n  - {rule: ${SHIPPED.id}, reason: not here}\n`, []],
    ['an unknown rule', 'remove:\n  - {rule: zz.none, reason: not here}\n', [/^own\.yaml:2: "rule": there is no rule "zz\.none"$/]],
    ['an unknown entry', 'remove:\n  - {known: nobody-at-all, reason: not here}\n', [/^own\.yaml:2: "known": there is no entry "nobody-at-all"/]],
    ['nothing', 'remove:\n  - {reason: not here}\n', [/^own\.yaml:2: "remove": expected one of "rule", "class" \(with "text"\) and "known"$/]],
    ['without a reason', 'remove:\n  - {rule: a}\n', [/^own\.yaml:2: "reason": expected string, received undefined$/]],
    ['words that are not there', `language: ${TAG}\nremove:\n  - {class: attack, text: zorgel, reason: no}\n`, [/<attack> does not hold "zorgel"$/]],
  ])('that removes %s', (_, rules, messages) => {
    const { status, stderr } = check(rules)
    const said = stderr === '' ? [] : stderr.trimEnd().split('\n')
    expect(said).toEqual(messages.map((message) => expect.stringMatching(new RegExp(message.source.replace('^', '^incidents: ')))))
    expect(status).toBe(messages.length === 0 ? 0 : 1)
  })

  test('takes words out of the reports', () => {
    const text = 'La clinique Saint-Luc a été victime d’une cyberattaque lundi.\n'
    const own = 'language: fr\nremove:\n  - {class: attack, text: "cyberattaque(s)?", reason: a test}\n'
    const cwd = folderWith({ 'a.txt': text, 'own.yaml': own })
    const triggers = (args: string[]): string => run(['annotate', 'a.txt', '--language', 'fr', '--layer', 'triggers', ...args], { cwd }).stdout
    expect(triggers([])).toContain('"rule":"fr.attack.cyberattaque"')
    expect(triggers(['--rules', 'own.yaml'])).not.toContain('"rule":"fr.attack.cyberattaque"')
  })

  test('a rule that is done without by option', () => {
    const one = run(['extract', '-', '--without-rule', 'zz.none'], { input: 'a' })
    expect(one).toEqual({ status: 1, stdout: '', stderr: 'incidents: --without-rule: there is no rule "zz.none"\n' })
    expect(run(['extract', '-', '--without-rule', SHIPPED.id], { input: 'Bonjour à tous.' }).status).toBe(0)
  })

  test('that is missing', () => {
    expect(run(['extract', '-', '--rules', 'none.yaml'], { input: 'a' })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'incidents: none.yaml: no such file or folder\n',
    })
  })
})

describe('a published list of actors', () => {
  const text =
    "Cyberattaque contre la commune d'Ourval\n\nLa commune d'Ourval a été victime d'une cyberattaque mardi. Le groupe ZmeuLock a revendiqué l'attaque. Il vit à Harbor."
  const actorsOf = (file: string): unknown => {
    const cwd = folderWith({ 'a.txt': text, 'actors.json': file })
    const { status, stdout } = run(['extract', 'a.txt', '--actors', 'actors.json'], { cwd })
    expect(status).toBe(0)
    return JSON.parse(stdout)[0].incidents[0].attribution.map((claim: { actor: { name: string; attackId: string | null } }) => [
      claim.actor.name,
      claim.actor.attackId,
    ])
  }

  test('of MISP names more actors, plain words among them only beside a cue', () => {
    expect(actorsOf(JSON.stringify({ values: [{ value: 'Zmeu Collective', meta: { synonyms: ['ZmeuLock'] } }, { value: 'Harbor' }] }))).toEqual([
      ['ZmeuLock', null],
    ])
  })

  test('of ATT&CK gives their ids', () => {
    const references = [{ source_name: 'mitre-attack', external_id: 'G9999' }]
    expect(
      actorsOf(JSON.stringify({ type: 'bundle', objects: [{ type: 'intrusion-set', name: 'ZmeuLock', external_references: references }] })),
    ).toEqual([['ZmeuLock', 'G9999']])
  })

  test.each([
    ['none.json', 'no such file or folder'],
    ['a.txt', 'not JSON'],
  ])('that cannot be read is said: %s', (file, reason) => {
    const { status, stderr } = run(['extract', 'a.txt', '--actors', file], { cwd: folderWith({ 'a.txt': text }) })
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^incidents: ${file}: ${reason}`))
  })
})
