import { readFileSync } from 'node:fs'
import type { ChannelCredentialOptions, EndPoint, NodePreference, SingleNodeOptions } from '@eventstore/db-client'
import { LogUrlInvalid } from './errors.ts'

/** A server or cluster, and who comes. */
export interface ServerAddress {
  /** One node, or several of a cluster. */
  readonly endpoints: readonly EndPoint[]
  /** The one host is a name that stands for all nodes of a cluster. */
  readonly discover: boolean
  readonly options: Omit<SingleNodeOptions, 'endpoint'> & {
    nodePreference?: NodePreference
    maxDiscoverAttempts: number
    discoveryInterval?: number
    /** Seconds. */
    gossipTimeout: number
  }
  readonly channel: ChannelCredentialOptions
  readonly credentials?: { username: string; password: string }
  /** For messages: without the password. */
  readonly name: string
}

const form = 'esdb://user:password@host:2113?tls=true'
const preferences = ['leader', 'follower', 'random', 'read_only_replica'] as const
const counts = ['maxDiscoverAttempts', 'discoveryInterval', 'gossipTimeout', 'keepAliveInterval', 'keepAliveTimeout']
const texts = ['tls', 'tlsCAFile', 'userCertFile', 'userKeyFile', 'nodePreference', 'connectionName']

/**
 * Reads `esdb://user:password@host:2113,host2:2113?tls=true…` (`esdb+discover://` for a name that stands for a cluster).
 * What the client would ignore or take wrongly is refused. Throws LogUrlInvalid, whose message never holds the password.
 */
export function parseLogUrl(url: string): ServerAddress {
  const [, scheme, rest = ''] = /^([a-z+]+):\/\/(.*)$/s.exec(url.trim()) ?? []
  if (scheme !== 'esdb' && scheme !== 'esdb+discover')
    throw new LogUrlInvalid(`The log is ${scheme ? `at ${scheme}://` : 'no URL'}: it has to be ${form}, or sqlite:DIR.`)
  const [authority = '', query = ''] = split(rest, '?')
  const at = authority.lastIndexOf('@')
  const hosts = authority.slice(at + 1).replace(/\/$/, '')
  const settings = readSettings(query)
  const endpoints = hosts.split(',').map(endpoint)
  const credentials = at < 0 ? undefined : readCredentials(authority.slice(0, at))
  const insecure = settings.get('tls') === 'false'
  if (insecure && credentials)
    throw new LogUrlInvalid('Without TLS no credentials are sent: leave tls=false out of the URL, or the user.')
  if (scheme === 'esdb+discover' && endpoints.length > 1)
    throw new LogUrlInvalid('esdb+discover:// takes one host, a name that stands for all nodes.')
  return {
    endpoints,
    discover: scheme === 'esdb+discover',
    options: clientOptions(settings),
    channel: { insecure, ...certificates(settings) },
    ...(credentials && { credentials }),
    name: `${scheme}://${hosts}`,
  }
}

function split(text: string, mark: string): [string, string] {
  const index = text.indexOf(mark)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

function endpoint(host: string): EndPoint {
  const [, address, port = '2113'] = /^([^\s:/@]+|\[[0-9a-fA-F:]+\])(?::(\d+))?$/.exec(host) ?? []
  if (!address || Number(port) < 1 || Number(port) > 65_535)
    throw new LogUrlInvalid(`The URL of the log names no usable host and port: it has to be ${form}.`)
  return { address, port: Number(port) }
}

function readCredentials(text: string) {
  const [user, password] = split(text, ':')
  if (user === '' || password === '') throw new LogUrlInvalid(`The URL of the log has half a user: ${form}.`)
  return { username: decoded(user), password: decoded(password) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw new LogUrlInvalid('The URL of the log holds a % that encodes nothing: write %25 for it.')
  }
}

function readSettings(query: string): ReadonlyMap<string, string> {
  const known = new Map([...counts, ...texts].map((name) => [name.toLowerCase(), name]))
  const settings = new Map<string, string>()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const [key, value] = split(pair, '=')
    const name = known.get(key.toLowerCase())
    if (!name) throw new LogUrlInvalid(`The URL of the log has a setting that is not known: ${key}.`)
    if (counts.includes(name) && !/^\d{1,9}$/.test(value))
      throw new LogUrlInvalid(`${name} in the URL of the log has to be a whole number.`)
    settings.set(name, decoded(value))
  }
  const tls = settings.get('tls') ?? 'true'
  if (tls !== 'true' && tls !== 'false') throw new LogUrlInvalid('tls in the URL of the log is true or false.')
  return settings
}

function clientOptions(settings: ReadonlyMap<string, string>): ServerAddress['options'] {
  const number = (name: string) => (settings.has(name) ? { [name]: Number(settings.get(name)) } : {})
  const connectionName = settings.get('connectionName')
  return {
    // a round asks every node; how long to go on after that is for the caller's own limit
    maxDiscoverAttempts: 2,
    gossipTimeout: 2,
    ...number('maxDiscoverAttempts'),
    ...number('gossipTimeout'),
    ...number('discoveryInterval'),
    ...number('keepAliveInterval'),
    ...number('keepAliveTimeout'),
    ...(connectionName && { connectionName }),
    ...preference(settings.get('nodePreference')),
  }
}

function preference(given: string | undefined): { nodePreference?: NodePreference } {
  if (given === undefined) return {}
  const flat = (text: string) => text.toLowerCase().replaceAll('_', '')
  const nodePreference = preferences.find((one) => flat(one) === flat(given))
  if (!nodePreference) throw new LogUrlInvalid(`nodePreference is one of ${preferences.join(', ')}.`)
  return { nodePreference }
}

function certificates(settings: ReadonlyMap<string, string>): ChannelCredentialOptions {
  const file = (name: string) => {
    const path = settings.get(name)
    if (path === undefined) return undefined
    try {
      return readFileSync(path)
    } catch (error) {
      throw new LogUrlInvalid(`${name} in the URL of the log can't be read: ${path} (${reason(error)}).`)
    }
  }
  const [rootCertificate, userCertFile, userKeyFile] = ['tlsCAFile', 'userCertFile', 'userKeyFile'].map(file)
  if (!userCertFile !== !userKeyFile) throw new LogUrlInvalid('userCertFile and userKeyFile go together.')
  return {
    ...(rootCertificate && { rootCertificate }),
    ...(userCertFile && { userCertFile }),
    ...(userKeyFile && { userKeyFile }),
  }
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
