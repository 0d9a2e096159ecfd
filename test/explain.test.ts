import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderWith, ROOT, run } from './cli/run.js'

const ARTICLE = readFileSync(join(ROOT, 'seeds', '002_da456e95db5dddc2.txt'), 'utf8')
const OTHER = readFileSync(join(ROOT, 'seeds', '000_72783b74b468b21c.txt'), 'utf8')

/** An article that would like to be more than text. */
const HOSTILE = `Piratage de "<script>alert(1)</script>"\n\nPublié le 3 mai 2021\n\nLa clinique Saint-Luc "><img src=x onerror=alert(1)> a été victime d’une cyberattaque lundi. </div></article><script>document.title='owned'</script> Le site est inaccessible depuis deux jours. \u001b[31mRouge\u001b[0m \u202eevil\u202c \u009b2J \u0007 <svg onload=alert(2)> javascript:alert(3) &lt;b&gt; ]]> --> <!-- <style>*{display:none}</style> <base href="https://evil.example/"> <meta http-equiv=refresh content="0;url=https://evil.example/">\n`

const STEERING = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

describe('explain in the terminal', () => {
  const cwd = folderWith({ 'a.txt': ARTICLE, 'hostile.txt': HOSTILE })

  test('shows the whole text, then each field with value, place, quote, rule', () => {
    const { status, stdout, stderr } = run(['explain', 'a.txt'], { cwd })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Comparateur')
    expect(stdout).toMatch(
      /^ {2}victims\[0\]: Ministère de l’Intérieur \(organisation, victim, BE, public-administration\)\n {4}\d+:\d+ +“Ministère de l’Intérieur” fr\./m,
    )
  })

  test('says why a field has its value, and why another has none', () => {
    expect(run(['explain', 'a.txt', '--field', 'dates.started'], { cwd }).stdout).toMatch(
      /dates\.started: 2019-21 .*\n +\d+:\d+ +“depuis le printemps 2019” fr\.time\.since\n +in: /,
    )
    const none = run(['explain', 'a.txt', '--field', 'ransom'], { cwd }).stdout
    expect(none).toMatch(/ransom: –/)
    expect(none).toMatch(/\d+ rules were tried on \d+ sentences; none of them matched/)
  })

  test('refuses a field that there is not', () => {
    expect(run(['explain', 'a.txt', '--field', 'victum'], { cwd })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('there are incident, victims'),
    })
  })

  test.each([
    [['explain', 'hostile.txt']],
    [['explain', 'hostile.txt', '--field', 'victims']],
    [['clean', '--explain', 'hostile.txt']],
    [['extract', 'hostile.txt', '--include-text']],
    [['extract', 'hostile.txt', '--include-text', '--format', 'yaml']],
    [['annotate', 'hostile.txt']],
    [['check', 'hostile.txt']],
  ])('lets no control or bidi character through: %j', (args) => {
    expect(STEERING.exec(run(args, { cwd }).stdout)?.[0]).toBeUndefined()
  })
})

/** Runs in the page, where there are other globals than here. */
const inPage = <T>(page: Page, code: string): Promise<T> => page.evaluate(code) as Promise<T>

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

const luminance = ([r = 0, g = 0, b = 0]: readonly number[]): number => {
  const [x = 0, y = 0, z = 0] = [r, g, b].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * x + 0.7152 * y + 0.0722 * z
}

const contrast = (a: readonly number[], b: readonly number[]): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe.skipIf(CHROMIUM === undefined)('explain --html, in a browser', { timeout: 60_000 }, () => {
  const cwd = folderWith({ 'a.txt': ARTICLE, 'b.txt': OTHER, 'hostile.txt': HOSTILE })
  run(['explain', '.', '--html', 'page.html'], { cwd })
  const url = pathToFileURL(join(cwd, 'page.html')).href
  let browser: Browser
  const requests: string[] = []
  const troubles: string[] = []

  const open = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1300, height: 900 }, ...options })).newPage()
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(String(error)))
    page.on('dialog', (dialog) => {
      troubles.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.goto(url)
    return page
  }

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  }, 60_000)
  afterAll(() => browser?.close())

  test('sorts its table by a click and by the keyboard', async () => {
    const page = await open()
    const victims = (): Promise<string[]> => page.locator('tbody tr td:first-child').allTextContents()
    await page.click('th button >> text=Victim')
    const up = await victims()
    expect(up).toEqual([...up].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    await page.keyboard.press('Enter')
    expect(await victims()).toEqual([...up].reverse())
    expect(await page.locator('th').first().getAttribute('aria-sort')).toBe('descending')
  })

  test('links values to their evidence, by click and by hover', async () => {
    const page = await open()
    await page.locator('#a1 .quote a').first().click()
    const target = await inPage(page, `(() => document.querySelector(':target')?.closest('mark')?.className)()`)
    expect(target).toBeTruthy()
    await page.locator('#a1 .value').nth(1).hover()
    expect(await page.locator('#a1 mark.lit').count()).toBeGreaterThan(0)
    await page.locator('#a1 mark.victim a').first().click()
    expect(await inPage(page, `(() => document.querySelector(':target')?.className)()`)).toContain('value')
  })

  test('draws a timeline', async () => {
    const page = await open()
    expect(await page.locator('.timeline svg rect').count()).toBeGreaterThan(0)
  })

  test('can be read without its script', async () => {
    const page = await open({ javaScriptEnabled: false })
    expect(await page.locator('#a1 h2').textContent()).toContain('Ministère de l’Intérieur')
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(1)
  })

  test('shows a hostile article as the text that it is, loads nothing, runs nothing', async () => {
    const page = await open()
    expect(await page.title()).toBe('Incidents')
    expect(await page.locator('#a3 .text').textContent()).toContain("<script>document.title='owned'</script>")
    expect(await page.locator('script').count()).toBe(1)
    expect(await page.locator('img, iframe, base, object, [onerror], [onload]').count()).toBe(0)
    expect(STEERING.exec(readFileSync(join(cwd, 'page.html'), 'utf8'))?.[0]).toBeUndefined()
    expect(requests.every((request) => request === url)).toBe(true)
    expect(troubles).toEqual([])
  })

  test.each(['light', 'dark'] as const)('holds a contrast of 4.5 to 1 (%s)', async (colorScheme) => {
    const page = await open({ colorScheme })
    const pairs = await inPage<{ what: string; text: number[]; ground: number[] }[]>(
      page,
      `(() => {
      const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number)
      const ground = (element) => {
        for (let node = element; node !== null; node = node.parentElement) {
          const found = parts(getComputedStyle(node).backgroundColor)
          if (found.length === 3 || (found[3] ?? 0) > 0) return found
        }
        return [255, 255, 255]
      }
      return [...document.querySelectorAll('mark, a, .dropped, .meta, .quote, code, th button, dt, dd')].map((element) => ({
        what: \`\${element.tagName}.\${element.className}\`,
        text: parts(getComputedStyle(element).color),
        ground: ground(element),
      }))
    })()`,
    )
    expect(pairs.filter(({ text, ground }) => contrast(text, ground) < 4.5)).toEqual([])
  })

  test('names its parts for those who do not see, and fits a small screen and paper', async () => {
    const page = await open({ viewport: { width: 360, height: 700 } })
    expect(await inPage(page, `(() => document.documentElement.scrollWidth <= window.innerWidth)()`)).toBe(true)
    expect(await inPage(page, `(() => document.documentElement.lang)()`)).toBe('en')
    expect(await page.locator('article:not([aria-labelledby]), svg:not([aria-label]), th:not([scope])').count()).toBe(0)
    const ids = await inPage<string[]>(page, `(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))()`)
    expect(new Set(ids).size).toBe(ids.length)
    const broken = await inPage<number>(
      page,
      `[...document.querySelectorAll('a[href^="#"]')].filter((link) => document.getElementById(link.getAttribute('href').slice(1)) === null).length`,
    )
    expect(broken).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await inPage(page, `(() => getComputedStyle(document.querySelector('.fields')).maxHeight)()`)).toBe('none')
    if (process.env.SHOTS !== undefined) {
      mkdirSync(process.env.SHOTS, { recursive: true })
      await page.screenshot({ path: join(process.env.SHOTS, 'print.png') })
      writeFileSync(join(process.env.SHOTS, 'page.pdf'), await page.pdf())
    }
  })
})
