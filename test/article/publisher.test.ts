import { expect, test } from 'vitest'
import { readArticle } from '../../src/article/read-article.js'

const STORY = [
  'Hackers shut down the Velmora clinic',
  'By Anna Smith',
  'Hackers have taken down the computers of the Velmora clinic, its director said on Tuesday. Patients were sent to other hospitals, and no operations will take place before the end of the week.',
  'The police are looking into the matter, a spokesman for the clinic added. It is not yet known who stands behind the attack, and nobody has asked for money so far, he told reporters on Wednesday.',
]
const publisherOf = (...foot: readonly string[]): string | null =>
  readArticle({ path: 'page.txt', sha256: '', text: [...STORY, '', ...foot].join('\n'), warnings: [] }).publisher?.value ?? null

test.each<[string, readonly string[], string | null]>([
  ['a copyright notice', ['© 2024 Harlow Courier. All Rights Reserved.'], 'Harlow Courier'],
  ['one without the sign', ['Copyright 2024 Harlow Courier. All rights reserved.'], 'Harlow Courier'],
  ['the name before the sign', ['Harlow Courier © 2024 All rights reserved'], 'Harlow Courier'],
  ['the form of the firm aside', ['© 2024 Harlow Courier Ltd. All rights reserved'], 'Harlow Courier'],
  ['a French notice', ["© 2023 L'Écho des Vallées. Tous droits réservés."], "L'Écho des Vallées"],
  ['a German notice with links behind it', ['© 2023 Lindenauer Tageblatt Datenschutz Impressum'], 'Lindenauer Tageblatt'],
  ['words with which a site speaks of itself', ['About the Harlow Courier', 'Jobs at Harlow Courier'], 'Harlow Courier'],
  ['the same in German', ['Über den Lindenauer Boten', 'Jobs bei Lindenauer Bote', 'Werben auf Lindenauer Bote'], 'Lindenauer Bote'],
  [
    'its domain, written out elsewhere',
    ['harlow-courier.com', 'webmaster@harlow-courier.com', 'www.harlow-courier.com', 'Win a Harlow Courier mug'],
    'Harlow Courier',
  ],
  ['its domain alone', ['ourval.be', 'info@ourval.be', 'www.ourval.be'], 'ourval.be'],
  ['a photographer in the middle of the page is none', ['© Max Muster', ...Array.from({ length: 30 }, (_, k) => `Item ${k}`)], null],
  ['entries of a menu are none', ['Premier League', 'Weather', 'Premier League', 'Weather'], null],
  ['networks are none', ['facebook.com', 'facebook.com', 'twitter.com', 'www.facebook.com'], null],
  ['the one that goes by a domain, where it is known', ['sn.at / Politik', 'Salzburger Nachrichten Shop'], 'Salzburger Nachrichten'],
  ['a known name written small', ['Copyright © euronews 2024'], 'euronews'],
  ['a known name behind a short word', ['2012 - 2020 © by Hamburger Abendblatt'], 'Hamburger Abendblatt'],
  [
    'a known name with what it sells',
    ['BILD Shop', 'BILD Bestseller', 'BILD Stellenmarkt', 'Der Tag bei BILD', 'BILD-App', 'BILD Live', 'BILD Reise'],
    'BILD',
  ],
  ['the house that owns it is none', ['© 2024 FUNKE Mediengruppe', 'morgenpost.de'], 'morgenpost.de'],
  ['an agency is none', ['© 2024 The Associated Press. All rights reserved.'], null],
  ['another paper that is named is none', ['By The New York Times', 'The Washington Post reported it first'], null],
  ['a common word that is a name too is none', ['Blick in die Zukunft', 'Bild vergrößern', 'Bild melden', 'Bild teilen', 'Welt'], null],
  ['a notice that names nobody is none', ['© 2024 All rights reserved', 'Terms of use'], null],
])('%s: %j', (_, foot, publisher) => expect(publisherOf(...foot)).toBe(publisher))
