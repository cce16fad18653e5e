import { crc32 } from 'node:zlib'

export interface Feature {
  readonly id: number
  readonly name: string
  readonly otherNames?: string
  readonly lat: number
  readonly lon: number
  /** `P.PPL` */
  readonly code: string
  readonly country?: string
  readonly admin1?: string
  readonly admin2?: string
  readonly population?: number
}

/** One line of a GeoNames table of features: 19 columns. */
export const featureLine = (feature: Feature): string =>
  [
    feature.id,
    feature.name,
    feature.name.normalize('NFD').replace(/\p{M}/gu, ''),
    feature.otherNames ?? '',
    feature.lat,
    feature.lon,
    ...feature.code.split('.'),
    feature.country ?? 'ML',
    '',
    feature.admin1 ?? '',
    feature.admin2 ?? '',
    '',
    '',
    feature.population ?? 0,
    '',
    '',
    'Africa/Bamako',
    '2024-01-01',
  ].join('\t')

/** A zip archive that holds the files unpacked: just what it takes to be one. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [file, text] of Object.entries(files)) {
    const name = Buffer.from(file)
    const data = Buffer.from(text)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, name, data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, rest, name]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
