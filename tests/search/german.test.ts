import {expect, test} from 'vitest'
import {wordsIn} from '../../src/search/compound.ts'
import {germanStems, plainGerman} from '../../src/search/german.ts'

test.each([
  ['gebucht', 'Buchung', 'buchen', 'Buchungen'],
  ['abgelehnt', 'ablehnen', 'Ablehnung'],
  ['Auftrag', 'Aufträge', 'Aufträgen', 'auftraege'],
  ['hängt', 'hängen', 'haengt', 'hangen'],
  ['Straße', 'Strasse', 'Straßen'],
])('forms of one word are one: %s', (...forms) => {
  expect(new Set(forms.flatMap(germanStems)).size).toBe(1)
})

test('what is not there is missing, however it is said, and words that tell nothing are left out', () => {
  const [fehlt] = germanStems('fehlt')
  for (const said of ['Die Mail kommt heute nicht an', 'keine Mail', 'Mail ist nicht angekommen', 'es gibt keine Mail'])
    expect(germanStems(said)).toContain(fehlt)
  expect(germanStems('Warum ist das denn jetzt schon wieder so?')).toEqual([])
})

test.each([
  ['lagerbestand', ['lager', 'bestand']],
  ['auftragsstau', ['auftrag', 'stau']],
  ['bestandsliste', ['bestand']],
  ['kundenauftrag', ['auftrag']],
  ['lager', []],
  ['fahrrad', []],
])('a compound is read by the words in it: %s', (compound, words) => {
  expect(wordsIn(compound, word => ['lager', 'bestand', 'auftrag', 'stau'].includes(word))).toEqual(words)
})

test('umlauts are read as they are typed on any keyboard', () => {
  expect(new Set(['Rücksendung', 'Ruecksendung', 'Rucksendung', 'Ru\u0308cksendung'].map(plainGerman))).toEqual(new Set(['Rucksendung']))
})
