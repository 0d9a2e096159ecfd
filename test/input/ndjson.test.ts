import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf, readNdjson } from '../../src/input/ndjson.js'
import { sha256 } from '../../src/input/sha256.js'
import { all, inPieces } from './streams.js'

const read = async (text: string, size = 1000) => all(readNdjson('a.ndjson', inPieces(Buffer.from(text), size)))

describe('readNdjson', () => {
  test('takes text, id, url and published, and leaves other fields alone', async () => {
    const record = { id: 'x1', text: 'Un été.', url: 'https://example.org/', published: '2021-05-28', other: [1] }
    expect(await read(JSON.stringify(record))).toEqual([
      { path: 'x1', sha256: sha256('Un été.'), text: 'Un été.', url: 'https://example.org/', published: '2021-05-28', warnings: [] },
    ])
  })

  test.each([
    ['no id: file and line', '{"text": "a"}\n{"text": "b"}\n', ['a.ndjson:1', 'a.ndjson:2']],
    ['a number as id', '{"text": "a", "id": 7}', ['7']],
    ['null stands for absent', '{"text": "a", "id": null, "url": null, "published": null}', ['a.ndjson:1']],
    ['blank lines are passed over, and counted', '\n  \n{"text": "a"}\r\n', ['a.ndjson:3']],
    ['a byte order mark', '\ufeff{"text": "a"}', ['a.ndjson:1']],
  ])('%s', async (_, text, paths) => {
    expect((await read(text)).map(({ path }) => path)).toEqual(paths)
  })

  test.each([
    ['{"text": "a"', /^not JSON \(.+\)$/],
    ['[1]', /^not a JSON object$/],
    ['null', /^not a JSON object$/],
    ['{}', /^no field "text"$/],
    ['{"text": 1}', /^"text" is not a string$/],
    ['{"text": ""}', /^"text" is empty$/],
    ['{"text": " \\n"}', /^"text" is only blanks$/],
    ['{"text": "a\\u0000"}', /^"text" is not text \(NUL character at 1\)$/],
    ['{"text": "a", "id": {}}', /^"id" is neither a string nor a number$/],
    ['{"text": "a", "published": 2021}', /^"published" is not a string$/],
  ])('reports %s with its line, and goes on', async (line, reason) => {
    const [first, broken, last] = await read(`{"text": "a"}\n${line}\n{"text": "b"}`)
    expect(first).toMatchObject({ text: 'a' })
    expect(broken).toEqual({ path: 'a.ndjson:2', reason: expect.stringMatching(reason) })
    expect(last).toMatchObject({ text: 'b' })
  })

  test('says that an empty file is empty', async () => {
    expect(await read('')).toEqual([{ path: 'a.ndjson', reason: 'empty' }])
  })

  test('replaces lone surrogates, which no UTF-8 can hold', async () => {
    expect(await read('{"text": "a\\ud83d"}')).toMatchObject([{ text: 'a\ufffd' }])
  })
})

test('lines are the same however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ maxLength: 60, unit: fc.constantFrom('a', 'é', '\n', '😀') }),
      fc.integer({ min: 1, max: 9 }),
      async (text, size) => {
        const lines = await all(linesOf(inPieces(Buffer.from(text), size)))
        const expected = text.split('\n')
        if (expected.at(-1) === '') expected.pop()
        expect(lines.map((line) => Buffer.from(line as Uint8Array).toString())).toEqual(expected)
      },
    ),
  )
})
