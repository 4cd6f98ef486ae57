import type { ServerProcess } from '../../support/server-process'

let lastId = 0

/** Asks a fixture through the channel to its parent; `answerQuestions` of the fixtures answers. */
export function ask<T>({ child }: ServerProcess, question: string): Promise<T> {
  lastId += 1
  const id = lastId
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', onMessage)
      child.off('exit', onExit)
    }
    const onMessage = (message: unknown) => {
      const { id: answered, answer } = message as { id?: number; answer?: T }
      if (answered !== id) return
      settle()
      resolve(answer as T)
    }
    const onExit = () => {
      settle()
      reject(new Error(`the process ended before it answered "${question}"`))
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
    child.send({ id, ask: question }, (error) => error && reject(error))
  })
}

/** Asks until the answer is as wanted; after ten seconds it throws, and says what the answer is. */
export async function askUntil<T>(
  server: ServerProcess,
  question: string,
  fits: (answer: T) => boolean,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask<T>(server, question)
    if (fits(answer)) return answer
    if (tries === 500) throw new Error(`${question}: ${JSON.stringify(answer)}\n${server.stdout()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
