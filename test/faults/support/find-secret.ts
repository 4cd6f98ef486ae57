import { stem } from './secret-kinds'

/** The ways in which a secret may stand in a text, each with what it is. */
function formsOf(secret: string): [string, string][] {
  const json = JSON.stringify(secret).slice(1, -1)
  const forms: [string, string][] = [
    ['plain', secret],
    ['in JSON', json],
    ['in JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['percent-encoded', encodeURIComponent(secret)],
    ['as in a URL', encodeURI(secret)],
    ['as in a query', new URL(`http://x/?${secret}`).search.slice(1)],
    ['as in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['in upper case', secret.toUpperCase()],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ]
  for (const before of ['', 'a', 'ab']) {
    // what stands around it changes the characters at its two ends
    const encoded = Buffer.from(`${before}${secret}`).toString('base64')
    forms.push(['in base64', encoded.slice(before === '' ? 0 : 4, -4)])
  }
  return forms
}

/** How a secret stands in a text; undefined when it does not. */
export function findSecret(text: string, secret: string): string | undefined {
  return formsOf(secret).find(([, form]) => text.includes(form))?.[0]
}

/** Which of the secrets stand in a text, and how. */
export function findSecrets<Row extends { readonly secret: string }>(
  text: string,
  rows: readonly Row[],
): { row: Row; form: string }[] {
  // what is common to all, first: there are many secrets, and long texts
  if (findSecret(text, stem) === undefined) return []
  return rows.flatMap((row) => {
    const form = findSecret(text, row.secret)
    return form ? [{ row, form }] : []
  })
}
