import { expect, test } from 'vitest'
import { periodOf } from '../../src/output/period.js'
import { bytesOf } from '../../src/output/volume.js'
import { readEdtf } from '../../src/time/edtf.js'

test.each([
  ['2021-05-28T15:30', 'minute', '2021-05-28T15:30:00.000Z'],
  ['2021-05-28', 'day', '2021-05-28T00:00:00.000Z'],
  ['2021-05-28~', 'day', '2021-05-28T00:00:00.000Z'],
  ['2021-05', 'month', '2021-05-01T00:00:00.000Z'],
  ['2021', 'year', '2021-01-01T00:00:00.000Z'],
  ['2019-21', 'year', '2019-01-01T00:00:00.000Z'],
  ['2021-05-03/2021-05-09', 'month', '2021-05-01T00:00:00.000Z'],
  ['2021-05-28T15:00/2021-05-28T18:00', 'day', '2021-05-28T00:00:00.000Z'],
  ['[2020-05-29..2020-06-27]', 'year', '2020-01-01T00:00:00.000Z'],
  ['2019-24', null, null],
  ['2020-12-30/2021-01-02', null, null],
  ['XXXX-12-13', null, null],
])('%s is known to the %s', (edtf, fidelity, start) => {
  const time = readEdtf(edtf)
  if (time === null) throw new Error(`not EDTF: ${edtf}`)
  const period = periodOf(time)
  expect([period?.fidelity ?? null, period?.start ?? null]).toEqual([fidelity, start])
})

test('an hour is no minute', () => {
  expect(periodOf({ edtf: '2021-05-28T15:00', earliest: '2021-05-28', latest: '2021-05-28', precision: 'hour' })).toMatchObject({
    fidelity: 'hour',
    start: '2021-05-28T15:00:00.000Z',
  })
})

test.each([
  ['40 TB', 40e12],
  ['1.5 GB', 1.5e9],
  ['700 MB', 7e8],
  ['5 B', 5],
  ['much', null],
  [null, null],
])('%s is %s bytes', (volume, bytes) => {
  expect(bytesOf(volume)).toBe(bytes)
})
