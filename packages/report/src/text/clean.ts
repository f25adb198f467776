/** Text from outside, without what no document can hold: control characters but tab and line feed, halves of characters, marks that turn the writing direction. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]|[\p{Cs}\p{Co}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
}
