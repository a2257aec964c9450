/** A text as Testing Library reads it off the page: spaces that do not break, as languages put them into numbers, are plain. */
export function plainSpaces(text: string): string {
  return text.replace(/\s/g, ' ');
}
