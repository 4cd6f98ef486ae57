const headerBytes = 16
const beyondLatin1 = /[\u0100-\uffff]/

/** Bytes that V8 takes for a text of its own: one a character, two once any character is beyond Latin-1. */
export function textBytes(text: string): number {
  const bytes = beyondLatin1.test(text) ? text.length * 2 : text.length
  return headerBytes + Math.ceil(bytes / 8) * 8
}
