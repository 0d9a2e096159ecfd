import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesOf } from '../../src/input/files.js'
import { readTextFile } from '../../src/input/read-file.js'
import { folderWith } from '../cli/run.js'

const tree = (): string => {
  const folder = folderWith({ 'b.txt': 'b', 'a.txt': 'a', 'B.txt': 'B', 'é.txt': 'e', 'page.md': 'm', '.hidden.txt': 'h' })
  mkdirSync(join(folder, 'a'))
  writeFileSync(join(folder, 'a', 'z.txt'), 'z')
  mkdirSync(join(folder, 'empty'))
  return folder
}

describe('filesOf', () => {
  test('gives the .txt files of a folder at any depth, by code unit', async () => {
    const folder = tree()
    expect(await filesOf(folder)).toEqual(['B.txt', 'a.txt', 'a/z.txt', 'b.txt', 'é.txt'].map((name) => `${folder}/${name}`))
  })

  test('begins paths as the user began them', async () => {
    const folder = tree()
    expect((await filesOf(`${folder}/`)) as string[]).toContain(`${folder}/a.txt`)
  })

  test.each([
    [['*.md'], ['page.md']],
    [['a/*'], ['a/z.txt']],
    [
      ['*.md', 'b.*'],
      ['b.txt', 'page.md'],
    ],
  ])('takes other patterns: %j', async (globs, names) => {
    const folder = tree()
    expect(await filesOf(folder, globs)).toEqual(names.map((name) => `${folder}/${name}`))
  })

  test('gives a named file whatever its ending', async () => {
    const folder = tree()
    expect(await filesOf(`${folder}/page.md`)).toEqual([`${folder}/page.md`])
  })

  test('says when there is nothing', async () => {
    const folder = tree()
    expect(await filesOf(`${folder}/empty`)).toEqual({ path: `${folder}/empty`, reason: 'no file matches *.txt' })
    expect(await filesOf(`${folder}/none`)).toEqual({ path: `${folder}/none`, reason: 'no such file or folder' })
  })

  test('ends where links lead in a circle', async () => {
    const folder = tree()
    symlinkSync(folder, join(folder, 'empty', 'up'))
    expect((await filesOf(folder)) as string[]).toContain(`${folder}/a.txt`)
  })
})

test.each([
  ['a folder', (folder: string) => folder, 'is a folder'],
  ['a missing file', (folder: string) => `${folder}/none.txt`, 'no such file or folder'],
  ['a path through a file', (folder: string) => `${folder}/a.txt/x`, 'a part of the path is not a folder'],
])('readTextFile says what is wrong with %s', (_, path, reason) => {
  const file = path(tree())
  expect(readTextFile(file)).toEqual({ path: file, reason })
})
