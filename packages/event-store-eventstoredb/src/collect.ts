import type { StreamingRead } from '@eventstore/db-client'
import { TimeLimit } from './errors.ts'

/** All of a read. Rejects with TimeLimit when nothing came for so long: the client itself waits 20 s or for ever. */
export function collect<E>(read: StreamingRead<E>, what: string, idleMs: number): Promise<E[]> {
  const { promise, resolve, reject } = Promise.withResolvers<E[]>()
  const items: E[] = []
  const late = setTimeout(() => {
    cancelRead(read)
    reject(new TimeLimit(what, idleMs))
  }, idleMs)
  read.on('data', (item) => {
    items.push(item)
    late.refresh()
  })
  read.on('end', () => {
    clearTimeout(late)
    resolve(items)
  })
  // stays: a read that was given up may fail later, and an error that nobody hears ends the process
  read.on('error', (error: Error) => {
    clearTimeout(late)
    reject(error)
  })
  read.on('close', () => {
    clearTimeout(late)
    reject(new Error(`${what} was cut`))
  })
  return promise
}

function cancelRead<E>(read: StreamingRead<E>) {
  const done = () => read.destroy()
  read.cancel().then(done, done)
}
