import { realType } from '../../../src/core/capture/realType';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const ogg = (codec: string) => bytes('OggS', new Array<number>(24).fill(0), codec);
const mp4 = (brand: string) => bytes([0, 0, 0, 0x20], `ftyp${brand}`, new Array<number>(16).fill(0));

test.each<[string, Buffer, string | null, string | null]>([
  ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe1, 0, 0]), null, 'image/jpeg'],
  ['PNG', bytes([0x89], 'PNG\r\n\x1a\n'), null, 'image/png'],
  ['GIF', bytes('GIF89a'), null, 'image/gif'],
  ['WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), null, 'image/webp'],
  ['WAV', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '), null, 'audio/wav'],
  ['a RIFF of another kind', bytes('RIFF', [1, 2, 3, 4], 'AVI LIST'), 'image/webp', null],
  ['PDF', bytes('%PDF-1.7'), null, 'application/pdf'],
  ['Opus in Ogg, a voice note', ogg('OpusHead'), 'audio/ogg; codecs=opus', 'audio/ogg'],
  ['Vorbis in Ogg', ogg('\x01vorbis'), null, 'audio/ogg'],
  ['pictures in Ogg', ogg('\x80theora'), 'audio/ogg', null],
  ['AMR', bytes('#!AMR\n'), null, 'audio/amr'],
  ['AMR wide band', bytes('#!AMR-WB\n'), null, 'audio/amr-wb'],
  ['AAC', bytes([0xff, 0xf1, 0x50, 0x80]), null, 'audio/aac'],
  ['MP3', bytes([0xff, 0xfb, 0x90, 0x00]), null, 'audio/mpeg'],
  ['MP3, MPEG 2.5', bytes([0xff, 0xe3, 0x18, 0xc4]), null, 'audio/mpeg'],
  ['MP3 with a tag', bytes('ID3\x03\x00'), null, 'audio/mpeg'],
  ['M4A', mp4('M4A '), null, 'audio/mp4'],
  ['MP4', mp4('mp42'), 'video/mp4', 'video/mp4'],
  ['sound in MP4', mp4('isom'), 'audio/mp4', 'audio/mp4'],
  ['3GP', mp4('3gp4'), null, 'video/3gpp'],
  ['sound in 3GP', mp4('3gp5'), 'audio/3gpp', 'audio/3gpp'],
  ['HEIC, which not every browser shows', mp4('heic'), 'image/jpeg', null],
  ['HTML that says it is an image', bytes('<!doctype html><script>alert(1)</script>'), 'image/png', null],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), 'image/svg+xml', null],
  ['UTF-16 with its mark', bytes([0xff, 0xfe], '<\x00h\x00'), 'text/html', null],
  ['a zip, as a docx is', bytes('PK\x03\x04'), 'application/msword', null],
  ['nothing', bytes(), 'image/png', null],
  ['one byte', bytes([0xff]), 'audio/mpeg', null],
])('%s', (_what, head, declared, type) => {
  expect(realType(head, declared)).toBe(type);
});
