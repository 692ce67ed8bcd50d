/** One way of the adapter to deal with a fault, and what takes it out: a text of one file that stands there once, and another. */
export interface Handling {
  readonly name: string
  /** Of `src`. */
  readonly file: string
  readonly from: string
  readonly to: string
  /** Of `test`, without `.test.ts`: those that should notice. */
  readonly tests: readonly string[]
}

type Change = readonly [file: string, from: string, to: string]

const handling = (name: string, [file, from, to]: Change, ...tests: readonly string[]): Handling => ({
  name,
  file,
  from,
  to,
  tests,
})

const never = '2 ** 30'

export const handlings: readonly Handling[] = [
  handling(
    'a call without an answer is tried again',
    ['connection.ts', 'if (isAnswer(error)) throw error', 'throw failureOf(error, this.name)'],
    'append-faults',
    'read-faults',
  ),
  handling(
    'an append is tried once for a caller who keeps an order',
    ['event-store-db.ts', 'this.#options.appendOnce ? ', 'this.#options.idleMs < 0 ? '],
    'append-faults',
  ),
  handling(
    'an append has a time limit of its own',
    ['append-stream.ts', '    }, limitMs)\n', `    }, ${never})\n`],
    'append-faults',
  ),
  handling('a read has a time limit of its own', ['collect.ts', '  }, idleMs)\n', `  }, ${never})\n`], 'read-faults'),
  handling(
    'a client that left a call without an answer is replaced',
    ['connection.ts', 'if (error instanceof TimeLimit) this.#retire(use)', ''],
    'append-faults',
  ),
  handling(
    'a replaced client lives until its last call is answered',
    ['connection.ts', 'if (use.retired && use.calls === 0)', 'if (use.retired)'],
    'append-calls',
  ),
  handling(
    'a log that is known to be down is not waited for',
    ['connection.ts', 'this.#isDown ? 0 : ', ''],
    'append-faults',
  ),
  handling(
    'appends go on a call of our own, not by the map that all clients of the process share',
    [
      'log-client.ts',
      'return stream.append(append, limitMs)',
      `void stream
    const events = append.events.map((event) => ({ ...event, contentType: 'application/octet-stream' as const }))
    const expectedRevision = append.expected < 0n ? 'no_stream' : append.expected
    const { nextExpectedRevision, position } = await this.appendToStream(append.stream, events, { expectedRevision })
    return { revision: nextExpectedRevision, offset: position?.commit ?? null }`,
    ],
    'stores',
  ),
  handling(
    'all appends of a connection share one call',
    ['log-client.ts', 'if (stream.isOpen) return stream', 'this.#appends = null\n      return stream'],
    'append-calls',
  ),
  handling(
    'the connection has the credentials, so that every call has them',
    [
      'log-client.ts',
      'super({ ...options, endpoint }, channel, credentials)',
      'super({ ...options, endpoint }, channel)',
    ],
    'opening',
    'append-calls',
  ),
  handling(
    'throwOnAppendFailure is refused',
    ['log-url.ts', "const texts = ['tls',", "const texts = ['throwOnAppendFailure', 'tls',"],
    'opening',
  ),
  handling(
    'too many bytes of data and metadata are refused before the driver',
    ['events.ts', 'if (bytes > maxAppendBytes)', 'if (bytes < 0)'],
    'contract',
  ),
  handling(
    'what the server counts besides is counted',
    ['events.ts', 'if (counted > serverLimit)', 'if (counted < 0)'],
    'append-calls',
  ),
  handling(
    'data is text before the driver has it',
    [
      'events.ts',
      'data: Buffer.from(data), metadata',
      'data: Buffer.from(JSON.stringify(JSON.parse(data), null, 1)), metadata',
    ],
    'append-calls',
  ),
  handling(
    'the expected revision is exact',
    ['append-request.ts', 'given.setStreamPosition(String(expected))', 'given.setAny(new protobufEmpty.Empty())'],
    'contract',
  ),
  handling(
    'the server’s id names the try: another body under a known id is told',
    ['events.ts', '    bytes += one', '    Object.assign(one, { id: event.id })\n    bytes += one'],
    'contract',
    'stores',
  ),
  handling(
    'an append that comes after its time is dropped by the server',
    ['append-request.ts', 'given.setDeadline(', 'void ('],
    'append-faults',
    'append-calls',
  ),
  handling(
    'an answer after its time is ignored',
    ['append-stream.ts', 'if (!pending) return\n', "if (!pending) throw new Error('late')\n"],
    'append-calls',
  ),
  handling(
    'an append call that the server ended is ended',
    ['append-stream.ts', '      call.end()\n', ''],
    'subscribe-faults',
    'append-calls',
  ),
  handling(
    'an ended append call answers what it still had',
    ['append-stream.ts', '      reject(error)\n    }\n    this', '    }\n    this'],
    'append-faults',
    'append-calls',
  ),
  handling(
    'a follower that lags behind is asked again',
    ['seen.ts', 'if (!isCurrent) throw new Behind()', 'void isCurrent'],
    'read-faults',
  ),
  handling(
    'a read that closing has cut is no whole read',
    ['connection.ts', 'this.#assertOpen()\n      return result', 'return result'],
    'read-faults',
  ),
  handling(
    'a subscription goes on after a graceful end',
    ['follow.ts', 'yield* this.#untilCut()\n', 'yield* this.#untilCut()\n        return\n'],
    'subscribe-faults',
  ),
  handling(
    'a subscription goes on after an end with an error (killed, too slow)',
    ['follow.ts', 'if (!signal.aborted && isAnswer(error))', 'if (!signal.aborted)'],
    'subscribe-faults',
  ),
  handling(
    'it goes on exactly where it was: no gap',
    ['follow.ts', 'after: this.#at,', 'after: this.#reached > this.#options.after ? this.#at + 400n : this.#at,'],
    'subscribe-faults',
  ),
  handling(
    'what comes twice is left out: no double',
    ['follow.ts', 'if (offset <= this.#reached) return\n', ''],
    'subscribe-faults',
  ),
  handling(
    'caught up is told once',
    ['follow.ts', "if (item.kind === 'checkpoint' || this.#caughtUp) return", "if (item.kind === 'checkpoint') return"],
    'subscribe-faults',
  ),
  handling(
    'a subscription that does not begin is begun again',
    ['session.ts', 'setTimeout(stale, beginMs)', `setTimeout(stale, ${never})`],
    'subscribe-faults',
  ),
  handling(
    'a subscription that is silent though the log has grown is begun again',
    ['follow.ts', 'if (end > this.#reached) session.stop()', 'void end'],
    'subscribe-faults',
  ),
  handling(
    'an error of a subscription has a listener',
    ['session.ts', "this.#subscription.on('error', (error) => this.#subscription.destroy(error))", ''],
    'subscribe-faults',
  ),
  handling(
    'a reader that throws ends its subscription and its client',
    ['follow.ts', '    } finally {\n      this.#endClient()\n', '    } finally {\n'],
    'subscribe-faults',
  ),
  handling(
    'few events of a subscription are held here',
    ['session.ts', 'Math.max(1, Math.min(buffer, 100))', never],
    'subscribe-faults',
  ),
  handling(
    'a filter is told how far it has come when this node has written',
    ['look-ahead.ts', 'seen.offset <= from', 'from >= -1n'],
    'contract',
  ),
  handling('and when another has', ['look-ahead.ts', 'glances % glancesPerLook === 0', 'glances < 0'], 'stores'),
  handling(
    'each subscription has a connection of its own',
    ['connection.ts', ' + (ownClients++ % 5_000)', ''],
    'subscribe-faults',
  ),
  handling(
    'the first contact is tried again',
    ['open.ts', 'if (!mayPass || performance.now() + pause > until) throw failure', 'throw failure'],
    'opening',
  ),
  handling(
    'a wrong certificate is told',
    ['failures.ts', '/certificate|altnames|self.signed|SSL|TLS/i', '/nothing of that/'],
    'opening',
  ),
  handling(
    'TLS at the other end of a plain connection is told, and not waited for',
    ['open.ts', 'if (channel.insecure && isUnreachable &&', 'if (isUnreachable && channel.insecure === null &&'],
    'opening',
  ),
  handling(
    'of a cluster it is told what stands against each node',
    ['open.ts', "!error.message.startsWith('Failed to discover')", 'true'],
    'opening',
  ),
  handling(
    'refused credentials are told, and not tried again',
    [
      'failures.ts',
      '  AccessDeniedError,\n  InvalidArgumentError,\n  MaxAppendSizeExceededError,\n  StreamDeletedError,\n  StreamNotFoundError,\n  UnsupportedError,\n  WrongExpectedVersionError,\n]',
      '  StreamNotFoundError,\n  WrongExpectedVersionError,\n]',
    ],
    'append-faults',
    'subscribe-faults',
  ),
  handling(
    'an unknown host is told',
    ['failures.ts', '/ENOTFOUND|EAI_AGAIN|Name resolution failed/i', '/nothing of that/'],
    'opening',
  ),
  handling('messages name hosts alone, never the password', ['log-url.ts', '{hosts}`,', '{authority}`,'], 'opening'),
  handling(
    'what the server writes for itself surfaces nowhere',
    ['events.ts', "|| event.type.startsWith('$') || event.streamId.startsWith('$')", ''],
    'stores',
    'contract',
  ),
  handling(
    'closing waits for the appends in flight',
    ['event-store-db.ts', 'await Promise.allSettled(this.#appends)', ''],
    'stores',
  ),
  handling(
    'no event is given out before the keys that it names',
    ['event-store-db.ts', 'if (keys) for (const', 'if (!keys) for (const'],
    'keys',
  ),
  handling('an erased key leaves its stream', ['key-streams.ts', '\'{"$maxCount":1}\'', "'{}'"], 'keys'),
  handling(
    'a node with another installation key is refused',
    ['key-store.ts', '|| this.#opened(checkId, wrapped) === null', ''],
    'keys',
  ),
]
