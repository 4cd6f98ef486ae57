// One kept-alive connection that sends a request and tells when the answer is there. Far cheaper than node:http, so that the client takes
// little of a small machine; it understands no more than the answers of the benchmark's app.
const { connect } = require('node:net')

const headersEnd = '\r\n\r\n'

class Connection {
  #socket
  #answer = ''
  #answered
  #failed

  constructor(port) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (text) => this.#take(text))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('the server closed a connection')))
  }

  /** Sends a request; resolves when its answer is complete, rejects when that is not a 200. */
  send(request) {
    return new Promise((answered, failed) => {
      this.#answered = answered
      this.#failed = failed
      this.#socket.write(request, 'latin1')
    })
  }

  close() {
    this.#socket.destroy()
  }

  #take(text) {
    this.#answer += text
    const end = this.#answer.indexOf(headersEnd)
    if (end === -1) return
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#answer.slice(0, end))
    if (!this.#answer.startsWith('HTTP/1.1 200 ') || !length) {
      this.#fail(new Error(`unexpected answer: ${this.#answer.slice(0, 200)}`))
    } else if (this.#answer.length >= end + headersEnd.length + Number(length[1])) {
      this.#answer = ''
      const answered = this.#answered
      this.#answered = undefined
      this.#failed = undefined
      answered()
    }
  }

  #fail(error) {
    this.#failed?.(error)
    this.#failed = undefined
    this.#socket.destroy()
  }
}

module.exports = { Connection }
