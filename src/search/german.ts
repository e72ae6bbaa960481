// What tells nothing about what somebody looks for, as plain letters; a site in German is asked in two languages.
const stopWords = new Set(
  `aber alle allem allen aller alles als also am an ans auch auf aus bei beim bin bis bitte da damit dann das dass dem den denn der des deren
  die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch fur gar gerade gerne gibt
  hab habe haben hat hatte hatten heute hier hin ich ihm ihn ihnen ihr ihre ihrem ihren im immer in ins ist ja jede jeder jedes jetzt kann kannst
  konnen lassen lasst machen macht mal man mehr mein meine mich mir mit muss nach nicht nichts noch nun nur ob oder ohne per schon sehr sein seine
  seit sich sie sind so soll sollen sollte sonst tun tut uber um und uns unser unsere unseren unter vom von vor wann war waren warum was wegen weil
  weiter welche welcher welches wenn wer werde werden wie wieder wieso will wir wird wo worden wurde wurden zu zum zur zwischen
  the a of and is are not no to on for from it we our what how why`.split(/\s+/),
)

const numbers = 'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf'.split(' ')
const numberWord = new RegExp(`\\b(?:${numbers.slice(2).join('|')})\\b`, 'g')

// `kommt nicht an`, `ist nicht da`, `keine Bestellungen`, `nicht angekommen` are what others call `fehlt`.
const absence =
  /\b(?:komm\w*|kam\w*|ist|sind|taucht|tauchen|erschein\w*|trifft|treffen)\s+(?:\w+\s+){0,3}?nicht\s+(?:mehr\s+)?(?:an|rein|da|durch|auf|ein|vorhanden)\b|\bnicht\s+(?:angekommen|eingegangen|eingetroffen|vorhanden|auffindbar|da)\b|\b(?:kommen|kommt|gibt)\s+(?:es\s+)?(?=kein\w*)|\bkein(?:e[mnrs]?)?\b/g

/** Lists the words of a German text that tell something, by the beginnings that their forms share, in order. */
export function germanStems(text: string): string[] {
  const words = plainGerman(text)
    .toLowerCase()
    .replace(absence, ' fehlt ')
    .replace(numberWord, word => ` ${numbers.indexOf(word)} `)
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).filter(word => (word.length > 1 || /\d/.test(word)) && !stopWords.has(word)).map(germanStem)
}

/** Writes `ä`, `ae` and `a` in one way, and `ß` as `ss`: who is in a hurry, or abroad, has no umlauts. */
export function plainGerman(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([aou])e/gi, '$1')
}

/**
 * Gives the beginning that the forms of a word share, roughly: `gebucht`, `Buchung` and `buchen` are `buch`.
 *
 * @see https://github.com/LeonieWeissweiler/CISTEM for the order in which endings fall; `-ung` and separated `ge` are added.
 */
function germanStem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  let stem = word.replace(/^(ab|an|auf|aus|bei|durch|ein|her|hin|mit|nach|um|vor|weg|zu|zuruck)?ge(?=.{4})/, '$1')
  stem = stem.replace(/(.)\1/g, '$1').replace(/(?<=.{4})ungs?(?:en)?$/, '')
  while (stem.length > 3) {
    const shorter = stem.length > 5 ? stem.replace(/(?:e[mr]|nd)$/, '') : stem
    const next = shorter === stem ? stem.replace(/[tesn]$/, '') : shorter
    if (next === stem) break
    stem = next
  }
  return stem
}
