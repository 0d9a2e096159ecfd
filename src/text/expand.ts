/**
 * Spells out the short forms of a lexicon entry: "attaque(s)? informatique(s)?", "pirat(é|ée|és|ées)", "(le|la) site".
 * A group in parentheses lists alternatives, a group followed by "?" may be absent. Groups nest.
 * @throws RangeError when an entry stands for more than {@link MOST} phrases or its parentheses do not match.
 */
export const expand = (entry: string): string[] => {
  let at = 0
  const sequence = (): string[] => {
    let all = ['']
    while (at < entry.length && entry[at] !== '|' && entry[at] !== ')') {
      let part: string[]
      if (entry[at] === '(') {
        at++
        part = alternatives()
        if (entry[at] !== ')') throw new RangeError(`"${entry}": a parenthesis is not closed`)
        at++
        if (entry[at] === '?') {
          at++
          part = [...part, '']
        }
      } else {
        let run = ''
        while (at < entry.length && !'(|)'.includes(entry[at] as string)) run += entry[at++]
        part = [run]
      }
      all = all.flatMap((head) => part.map((tail) => head + tail))
      if (all.length > MOST) throw new RangeError(`"${entry}": stands for more than ${MOST} phrases`)
    }
    return all
  }
  const alternatives = (): string[] => {
    const all = sequence()
    while (entry[at] === '|') {
      at++
      all.push(...sequence())
    }
    return all
  }
  const phrases = alternatives()
  if (at < entry.length) throw new RangeError(`"${entry}": a parenthesis too many at ${at + 1}`)
  return [...new Set(phrases.map((phrase) => phrase.replace(/ {2,}/g, ' ').trim()))].filter((phrase) => phrase !== '')
}

const MOST = 2000
