import { decodeText } from '../../../src/core/contactImport/decodeText';
import { readHeader, saysWho } from '../../../src/core/contactImport/header';

test.each([
  ['Name,Phone,E-mail,Company', ['name', 'phones', 'emails', 'company']],
  ['First Name,Last Name,Mobile Phone,Phone Number', ['firstName', 'lastName', 'phones', 'phones']],
  ['Nome,Sobrenome,Telefone 1,Telefone 2,Empresa', ['firstName', 'lastName', 'phones', 'phones', 'company']],
  ['Nombre,Apellidos,Teléfono móvil,Correo electrónico', ['firstName', 'lastName', 'phones', 'emails']],
  ['Nombre,Teléfono', ['name', 'phones']],
  ['Nom,Prénom,Téléphone,Société', ['lastName', 'firstName', 'phones', 'company']],
  ['Name,Vorname,Handy,Firma', ['lastName', 'firstName', 'phones', 'company']],
  ['Имя,Фамилия,Телефон,Эл. почта,Компания', ['firstName', 'lastName', 'phones', 'emails', 'company']],
  ['ФИО,Мобильный', ['name', 'phones']],
  ['الاسم,رقم الهاتف,الشركة', ['name', 'phones', 'company']],
  ['姓名,手机号码,公司', ['name', 'phones', 'company']],
  ['नाम,मोबाइल', ['name', 'phones']],
  ['Phone 1 - Value,E-mail 1 - Value', ['phones', 'emails']],
  ['contact id,external ids,language,owner,opted out', ['contactId', 'externalIds', 'language', 'owner', 'optedOut']],
])('%s', (header, fields) => {
  expect(readHeader(header.split(',')).fields).toEqual(fields);
});

test('what is not taken is named', () => {
  const columns = readHeader(['Name', 'Shoe size', '', 'Full name', ' Phone ']);
  expect(columns.fields).toEqual(['name', null, null, null, 'phones']);
  expect(columns.ignored).toEqual(['Shoe size', 'column 3', 'Full name']);
  expect([saysWho(columns), saysWho(readHeader(['Shoe size', 'Language']))]).toEqual([true, false]);
});

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string, bigEndian: boolean) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

test('encodings are told by their bytes', () => {
  const utf8 = new TextEncoder();
  expect(decodeText(utf8.encode('\ufeffИмя'), null)).toEqual({ text: 'Имя', encoding: 'utf-8' });
  expect(decodeText(utf8.encode('José,王'), null)).toEqual({ text: 'José,王', encoding: 'utf-8' });
  expect(decodeText(utf16('name,phone\nАна,1\n', false), null)?.text).toBe('name,phone\nАна,1\n');
  expect(decodeText(utf16('\ufeffname,phone\nАна,1\n', true), null)).toEqual({
    text: 'name,phone\nАна,1\n',
    encoding: 'utf-16be',
  });
  // "José" and "Анна" in their Windows code pages.
  expect(decodeText(bytes(0x4a, 0x6f, 0x73, 0xe9), null)).toEqual({ text: 'José', encoding: 'windows-1252' });
  expect(decodeText(bytes(0xc0, 0xed, 0xed, 0xe0), null)).toEqual({ text: 'Анна', encoding: 'windows-1251' });
  expect(decodeText(bytes(0xc0, 0xed, 0xed, 0xe0), 'windows-1252')?.text).toBe('Àííà');
  expect(decodeText(bytes(0xff, 0x00, 0xc0), 'utf-8')).toBeNull();
});
