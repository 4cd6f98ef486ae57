import { createSocket } from 'node:dgram'
import { setTimeout as wait } from 'node:timers/promises'

const refusalMs = 300

/**
 * Whether the machine there says that nothing listens at a UDP port. Most say nothing, which means nothing.
 * @param address an IP address
 */
export async function isPacketRefused(address: string, port: number): Promise<boolean> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  let refused = false
  socket.on('error', () => {
    refused = true
  })
  socket.connect(port, address, () => socket.send(Buffer.alloc(0), () => {}))
  await wait(refusalMs)
  socket.close()
  return refused
}
