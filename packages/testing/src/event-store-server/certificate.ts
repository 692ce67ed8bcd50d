import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ServerCredentials } from '@grpc/grpc-js'
import { generate } from 'selfsigned'

export interface Certificate {
  readonly credentials: ServerCredentials
  /** Where a client finds the certificate to trust. */
  readonly file: string
  remove(): void
}

/** A certificate of its own for this server on loopback. The client sends credentials over TLS alone. */
export async function selfSignedCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  })
  const folder = mkdtempSync(join(tmpdir(), 'wubu-certificate-'))
  const file = join(folder, 'ca.crt')
  writeFileSync(file, cert)
  const pair = { private_key: Buffer.from(key), cert_chain: Buffer.from(cert) }
  return {
    credentials: ServerCredentials.createSsl(null, [pair], false),
    file,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
