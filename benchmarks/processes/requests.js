// What a browser's script would send, to one of 100,000 paths of the app's one route.
const rest = [
  'host: shop.example.org',
  'connection: keep-alive',
  'accept: application/json, text/plain, */*',
  'accept-encoding: gzip, deflate, br',
  'accept-language: en-NZ,en;q=0.9',
  'user-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
  'referer: https://shop.example.org/items',
].join('\r\n')

/** The request of that number. */
function requestText(number) {
  const org = number % 100
  const id = Math.floor(number / 100) % 1_000
  return `GET /api/org-${org}/items/${id}?page=2 HTTP/1.1\r\n${rest}\r\n\r\n`
}

module.exports = { requestText }
