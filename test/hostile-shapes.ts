/** A short article that every shape follows, so that nothing is dismissed as being about something else. */
export const STORY =
  "La ville de Mons a été victime d'une cyberattaque lundi, a indiqué le bourgmestre. Les serveurs de la commune sont à l'arrêt depuis trois jours et les pirates ont volé les données des habitants.\n\n"

/** Until a length is reached: the part made anew each time, with its number. */
const filled =
  (part: (k: number) => string) =>
  (length: number): string => {
    const parts: string[] = []
    for (let size = 0, k = 0; size < length; k++) {
      const next = part(k)
      parts.push(next)
      size += next.length
    }
    return parts.join('')
  }
const name = (k: number): string => `Kal${k.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`

/** Texts of any length that would cost a careless engine dearly. */
export const shapes: readonly (readonly [string, (length: number) => string])[] = [
  ['one long word', filled(() => 'a')],
  ['one long sentence', filled(() => 'les pirates ont volé des données et ')],
  ['only trigger words', filled(() => 'cyberattaque piraté volé données rançon payé ')],
  ['the same victim again and again', filled(() => "La clinique Saint-Luc a été victime d'une cyberattaque, les données ont été volées. ")],
  ['a new victim in each sentence', filled((k) => `La société ${name(k)} a été piratée lundi. `)],
  ['an older case in each sentence', filled((k) => `En 2019 déjà, l'hôpital de ${name(k)} avait été victime d'une cyberattaque. `)],
  ['a list of names', filled((k) => `${name(k)} et `)],
  ['a claim in each paragraph', filled((k) => `Le groupe ${name(k)} a revendiqué l'attaque et exige une rançon de ${k} euros.\n\n`)],
  ['only digits', filled(() => '123 456 789 ')],
  ['only dates', filled(() => 'le 4 mai 2021 à 15h30 ')],
  ['deep quotes', filled(() => '« "')],
  ['open parentheses', filled(() => '(La ville ')],
  ['menus', filled(() => 'menu\n')],
  ['phrases that refer', filled(() => "l'hôpital et la ville et l'entreprise. ")],
  ['scripts by turns', filled(() => 'город ville 市 ')],
  ['combining marks', filled(() => 'e\u0301\u0301\u0301 ')],
  ['lone surrogates', filled(() => '\ud800a\udc00 ')],
  ['bidi controls', filled(() => '\u202eattaque\u202c ')],
]
