import { z } from 'zod'

const count = z.coerce.number().int().min(0)
const flag = z.enum(['true', 'false']).transform((given) => given === 'true')

/** The console has its pages at the root of its address, and residents get nothing else to type. */
const isOrigin = ({ href, origin }: URL) => href === `${origin}/`

/** Settings of the API, each by the name of its environment variable. Times in seconds unless the name says otherwise. */
const schema = z.object({
  WUBU_HOST: z.string().min(1).default('127.0.0.1'),
  WUBU_PORT: count.max(65_535).default(8080),
  WUBU_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** One of this many successful requests is logged; 0 for none. Refusals by the server's fault always are. */
  WUBU_LOG_SAMPLE: count.default(100),
  /** `Secure` on the cookie: on wherever the console is reached by HTTPS. */
  WUBU_COOKIE_SECURE: flag.default(false),
  WUBU_SESSION_HOURS: count.min(1).max(168).default(12),
  /** How long another node's sign-out may go unnoticed. */
  WUBU_SESSION_CACHE_MS: count.max(60_000).default(3_000),
  WUBU_BODY_LIMIT: count.min(1_024).max(1_048_576).default(262_144),
  WUBU_REQUEST_TIMEOUT: count.min(1).default(30),
  /** For a file that is uploaded to be imported, instead: 256 MiB at 1 Mbit/s take 36 minutes. */
  WUBU_UPLOAD_TIMEOUT: count.min(1).default(3_600),
  /** Requests per minute and address; 0 for no limit. */
  WUBU_RATE_LIMIT: count.default(6_000),
  WUBU_SIGN_IN_LIMIT: count.min(1).default(10),
  WUBU_PUBLIC_LIMIT: count.min(1).default(30),
  /** Most bytes of a file that is uploaded to be imported. */
  WUBU_IMPORT_LIMIT: count.min(1_024).default(268_435_456),
  /** How long a read waits for the position that it asks for. */
  WUBU_POSITION_WAIT_MS: count.max(60_000).default(5_000),
  /** Read models further behind than this are not ready. */
  WUBU_READY_LAG: count.default(30),
  /** How often a stream of events tells that it is there, and looks whether its session still is. */
  WUBU_STREAM_BEAT: count.min(1).default(15),
  /** Proxies in front whose X-Forwarded-For is believed. */
  WUBU_TRUSTED_PROXIES: count.max(10).default(0),
  /** Where the console is served from, if not from here: the one other origin whose cookie writes are taken. */
  WUBU_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** Where residents reach the console: what QR codes and printed links begin with. */
  WUBU_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => URL.canParse(url) && isOrigin(new URL(url)),
      'give scheme, host and port alone, such as https://wubu.example.cn',
    )
    .optional(),
})

export interface ApiConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: z.output<typeof schema>['WUBU_LOG_LEVEL']
  readonly logSample: number
  readonly cookieSecure: boolean
  readonly sessionMs: number
  readonly sessionCacheMs: number
  readonly bodyLimit: number
  readonly requestTimeoutMs: number
  readonly uploadTimeoutMs: number
  readonly rateLimit: number
  readonly signInLimit: number
  readonly publicLimit: number
  readonly importLimit: number
  readonly positionWaitMs: number
  readonly readyLagSeconds: number
  readonly streamBeatMs: number
  readonly trustedProxies: number
  readonly origin: string | null
  readonly publicUrl: string | null
}

/** Thrown when a setting can't be used; its message is one line that names it. */
export class ConfigError extends Error {
  readonly code = 'config_invalid'
  constructor(message: string) {
    super(message)
    this.name = 'ConfigError'
  }
}

/** Reads the settings from environment variables (or what a command line put in their place). Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = {}): ApiConfig {
  const unknown = Object.keys(env).find(
    (key) => key.startsWith('WUBU_') && !(key in schema.shape) && !elsewhere.has(key),
  )
  if (unknown) throw new ConfigError(`${unknown} is no setting of the API; is it misspelt?`)
  const parsed = schema.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { data } = parsed
  return {
    host: data.WUBU_HOST,
    port: data.WUBU_PORT,
    logLevel: data.WUBU_LOG_LEVEL,
    logSample: data.WUBU_LOG_SAMPLE,
    cookieSecure: data.WUBU_COOKIE_SECURE,
    sessionMs: data.WUBU_SESSION_HOURS * 3_600_000,
    sessionCacheMs: data.WUBU_SESSION_CACHE_MS,
    bodyLimit: data.WUBU_BODY_LIMIT,
    requestTimeoutMs: data.WUBU_REQUEST_TIMEOUT * 1_000,
    uploadTimeoutMs: data.WUBU_UPLOAD_TIMEOUT * 1_000,
    rateLimit: data.WUBU_RATE_LIMIT,
    signInLimit: data.WUBU_SIGN_IN_LIMIT,
    publicLimit: data.WUBU_PUBLIC_LIMIT,
    importLimit: data.WUBU_IMPORT_LIMIT,
    positionWaitMs: data.WUBU_POSITION_WAIT_MS,
    readyLagSeconds: data.WUBU_READY_LAG,
    streamBeatMs: data.WUBU_STREAM_BEAT * 1_000,
    trustedProxies: data.WUBU_TRUSTED_PROXIES,
    origin: data.WUBU_ORIGIN === undefined ? null : new URL(data.WUBU_ORIGIN).origin,
    publicUrl: data.WUBU_PUBLIC_URL === undefined ? null : new URL(data.WUBU_PUBLIC_URL).origin,
  }
}

/** Read by the command line, not by the API. */
const elsewhere: ReadonlySet<string> = new Set(['WUBU_DATA', 'WUBU_LOG', 'WUBU_KEY', 'WUBU_KEY_FILE', 'WUBU_TIME_ZONE'])
