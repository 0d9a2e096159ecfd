/** Bytes in pieces of one size, as a stream may give them. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

/** A record of a WARC file as crawlers write it. `length`: what its head says of it. */
export const warcRecord = (uri: string, text: string, { type = 'conversion', length = Buffer.byteLength(text) as number | string } = {}): Buffer =>
  Buffer.from(
    [
      'WARC/1.0',
      `WARC-Type: ${type}`,
      ...(uri === '' ? [] : [`WARC-Target-URI: ${uri}`]),
      'WARC-Date: 2021-05-04T10:20:30Z',
      'WARC-Record-ID: <urn:uuid:2b6e1a39-1f2a-4a3c-9d0c-5c2b5d5f6a77>',
      'WARC-Identified-Content-Language: eng',
      'Content-Type: text/plain',
      `Content-Length: ${length}`,
      '',
      `${text}\r\n\r\n`,
    ].join('\r\n'),
  )

/** What a WET file begins with. */
export const warcInfo = (): Buffer => warcRecord('', 'isPartOf: CRAWL\r\ndescription: pages', { type: 'warcinfo' })
