import { expect, test } from 'vitest'
import { readEdtf } from '../../src/time/edtf.js'

test.each([
  ['2021-05-28T15:00', '2021-05-28', '2021-05-28', 'minute'],
  ['2021-05-28', '2021-05-28', '2021-05-28', 'day'],
  ['2021-05-28~', '2021-05-28', '2021-05-28', 'day'],
  ['2021-05', '2021-05-01', '2021-05-31', 'month'],
  ['2021', '2021-01-01', '2021-12-31', 'year'],
  ['2019-21', '2019-03-01', '2019-05-31', 'season'],
  ['2019-24', '2019-12-01', '2020-02-29', 'season'],
  ['2021-05-03/2021-05-09', '2021-05-03', '2021-05-09', 'day'],
  ['2021-05/..', '2021-05-01', null, 'month'],
  ['[2020-05-29..2020-06-27]', '2020-05-29', '2020-06-27', 'day'],
  ['[2021-01-03,2021-01-10]', '2021-01-03', '2021-01-10', 'day'],
  ['[..2011]', null, '2011-12-31', 'year'],
  ['XXXX-12-13', null, null, 'day'],
] as const)('%s is %s to %s, to the %s', (edtf, earliest, latest, precision) => {
  expect(readEdtf(edtf)).toEqual({ edtf, earliest, latest, precision })
})

test.each(['', 'May', '2021-13', '2021-02-29', 'XXXX', '[soon]', '1/2/3'])('"%s" is no EDTF', (text) => {
  const value = readEdtf(text)
  expect(value).toBeNull()
})
