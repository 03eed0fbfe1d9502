import { decideRow } from '../../../src/core/contactImport/decideRow';
import { fillContact } from '../../../src/core/contactImport/fillContact';
import type { Field } from '../../../src/core/contactImport/fields';
import type { KnownRecord, NamedCompany } from '../../../src/core/contactImport/knownRecord';
import { claimsOf, matchRow } from '../../../src/core/contactImport/matchRow';
import { readRow, type GivenRow } from '../../../src/core/contactImport/readRow';
import type { CompanyId, ContactId } from '../../../src/core/ids';

const none: NamedCompany = { kind: 'none' };
const company = (...ids: string[]): NamedCompany => ({ kind: 'known', ids: ids as CompanyId[] });

function read(cells: Partial<Record<Field, string>>) {
  const fields = Object.keys(cells) as Field[];
  const reading = { fields, country: 'BR', defaultCountry: 'BR', system: 'import' } as const;
  return readRow(Object.values(cells), reading);
}

function row(cells: Partial<Record<Field, string>>): GivenRow {
  const result = read(cells);
  if (result.kind === 'bad') throw new Error(result.reasons.map(({ text }) => text).join());
  return result.row;
}

function contact(id: string, change: Partial<KnownRecord> = {}): KnownRecord {
  return {
    id: id as ContactId,
    ...{ name: null, phones: [], emails: [], phoneLines: [], emailKeys: [], externalIds: [] },
    ...{ companyId: null, ownerId: null, language: null, optedOut: false, ...change },
  };
}

const decide = (given: GivenRow, known: KnownRecord[], named: NamedCompany = none) =>
  decideRow(given, matchRow(given, known, given.contactId), named, []);
const codes = (decision: { reasons: readonly { code: string }[] }) => decision.reasons.map(({ code }) => code);

const ana = contact('con_a', {
  name: 'Ana Souza',
  phones: ['+55 11 98765-4321'],
  phoneLines: ['5511987654321'],
  emailKeys: ['ana@x.example'],
  emails: ['Ana@x.example'],
});

describe('reading a row', () => {
  test('parts of a name, several phones in a cell, ids with a system', () => {
    const given = row({
      firstName: 'Ana',
      lastName: "'=Souza",
      phones: '(11) 98765-4321; front desk',
      externalIds: '7;crm|8',
    });
    expect(given).toMatchObject({
      name: 'Ana =Souza',
      phones: [
        { stored: '(11) 98765-4321', line: expect.stringMatching(/^55119?87654321$/) },
        { stored: 'front desk', line: null },
      ],
      externalIds: ['import|7', 'crm|8'],
    });
    expect(given.notes.map(({ code }) => code)).toEqual(['phoneUnreadable']);
    expect(row({ firstName: '小明', lastName: '王' }).name).toBe('王小明');
  });

  test.each([
    [{ company: 'Acme' }, 'nobody'],
    [{ name: 'Ana', emails: 'ana@x.example; nonsense' }, 'badEmail'],
    [{ name: 'x'.repeat(301) }, 'nameTooLong'],
    [{ name: 'Ana', optedOut: 'perhaps' }, 'badOptedOut'],
  ])('%j is bad', (cells, code) => {
    const result = read(cells);
    expect(result.kind === 'bad' && result.reasons.map((one) => one.code)).toEqual([code]);
  });

  test('what is no tag, no agent, is left out and said', () => {
    const given = row({ name: 'Ana', language: 'Klingon language', owner: '+49 151', optedOut: 'Sim' });
    expect(given).toMatchObject({ language: null, ownerId: null, optedOut: true });
    expect(given.notes.map(({ code }) => code)).toEqual(['languageIgnored', 'ownerIgnored']);
  });

  test('a number only the file’s country makes readable is stored so that it stays readable', () => {
    const reading = { fields: ['phones'] as Field[], country: 'BR', defaultCountry: null, system: 'import' } as const;
    const result = readRow(['(11) 98765-4321; +49 151 12345678'], reading);
    expect(result.kind === 'row' && result.row.phones.map(({ stored }) => stored)).toEqual([
      '+5511987654321',
      '+49 151 12345678',
    ]);
  });
});

describe('deciding', () => {
  test('nobody has a key: new; its role address and its name are no keys', () => {
    const info = contact('con_i', { name: 'Bea', emailKeys: ['info@x.example'] });
    const decision = decide(row({ name: 'Bea', emails: 'info@x.example' }), [info]);
    expect(decision).toMatchObject({ outcome: 'new', action: 'make', contactId: null });
    expect(codes(decision)).toEqual(['noKey']);
  });

  test('a phone in another certain writing is the same; only what is empty is filled', () => {
    const decision = decide(row({ name: 'ANA SOUZA', phones: '+55 11 8765-4321', language: 'pt-BR' }), [ana]);
    expect(decision).toMatchObject({ outcome: 'changed', action: 'fill', contactId: 'con_a', matchedBy: 'phone' });
    expect(fillContact(row({ name: 'x', phones: '+55 11 8765-4321', language: 'pt-BR' }), ana, none).set).toEqual({
      language: 'pt-BR',
    });
    expect(decide(row({ emails: 'ANA@x.example' }), [ana])).toMatchObject({ outcome: 'unchanged', matchedBy: 'email' });
  });

  test('a differing value is a conflict and stays; what is empty is filled all the same', () => {
    const given = row({ name: 'Ana Sousa', phones: '+55 11 98765-4321', emails: 'second@x.example' });
    const decision = decide(given, [ana]);
    expect(decision).toMatchObject({ outcome: 'conflict', action: 'fill', contactId: 'con_a' });
    expect(codes(decision)).toEqual(['differs.name', 'fills']);
    expect(fillContact(given, ana, none).set).toEqual({ emails: ['Ana@x.example', 'second@x.example'] });
  });

  test.each(['Dmitri Volkov', 'Bruno Souza', 'Ana Paula Reis', 'Bruno Souza Lima'])(
    'another name under the same phone takes nothing: %s',
    (name) => {
      const decision = decide(row({ name, phones: '+55 11 98765-4321', emails: 'd@x.example', optedOut: 'yes' }), [
        ana,
      ]);
      expect(decision).toMatchObject({ outcome: 'conflict', action: 'nothing', contactId: 'con_a' });
      expect(codes(decision)).toEqual(['anotherName']);
    },
  );

  test.each(['Ana', 'Souza, Ana', 'A. Souza', 'Ana Maria Souza', 'Anna Souza', 'Ана Соуза'])(
    'the same person by another writing of the name is filled: %s',
    (name) => {
      const decision = decide(row({ name, phones: '+55 11 98765-4321', emails: 'd@x.example' }), [ana]);
      expect(decision).toMatchObject({ action: 'fill', contactId: 'con_a' });
    },
  );

  test('keys that lead to different contacts, or one key to several, are a conflict', () => {
    const other = contact('con_b', { emailKeys: ['b@x.example'], phoneLines: ['551133334444'] });
    const both = decide(row({ phones: '+55 11 98765-4321', emails: 'b@x.example' }), [other, ana]);
    expect(both).toMatchObject({
      outcome: 'conflict',
      action: 'nothing',
      contactId: null,
      candidates: ['con_a', 'con_b'],
    });
    const shared = contact('con_c', { phoneLines: ['5511987654321'] });
    expect(decide(row({ phones: '+55 11 98765-4321' }), [ana, shared]).outcome).toBe('conflict');
    // An e-mail that only one of the two has says which.
    expect(decide(row({ phones: '+55 11 98765-4321', emails: 'ana@x.example' }), [shared, ana]).contactId).toBe(
      'con_a',
    );
  });

  test('another id in the same system is a conflict, in another system it is added', () => {
    const known = contact('con_a', { ...ana, externalIds: ['crm|1'] });
    const phones = '+55 11 98765-4321';
    expect(codes(decide(row({ phones, externalIds: 'crm|2' }), [known]))).toEqual(['differs.externalId']);
    expect(decide(row({ phones, externalIds: 'erp|2' }), [known]).outcome).toBe('changed');
  });

  test('an opt-out is taken and never taken back', () => {
    const out = contact('con_a', { ...ana, optedOut: true });
    const phones = '+55 11 98765-4321';
    expect(decide(row({ phones, optedOut: 'yes' }), [ana]).outcome).toBe('changed');
    expect(decide(row({ phones, optedOut: 'yes' }), [out]).outcome).toBe('unchanged');
    expect(codes(decide(row({ phones, optedOut: 'no' }), [out]))).toEqual(['differs.optedOut']);
  });

  test('companies: one of the name is linked, several or none are said', () => {
    const given = row({ name: 'Bea', emails: 'bea@x.example', company: 'Acme' });
    expect(decide(given, [], company('cmp_1')).companyId).toBe('cmp_1');
    expect(codes(decide(given, [], company('cmp_1', 'cmp_2')))).toEqual(['severalCompanies']);
    expect(codes(decide(given, []))).toEqual(['companyUnknown']);
    const of = contact('con_a', { ...ana, companyId: 'cmp_9' as CompanyId });
    expect(codes(decide(row({ phones: '+5511987654321', company: 'Acme' }), [of], company('cmp_1')))).toEqual([
      'differs.company',
    ]);
  });

  test('rows claim whom they match and what they bring', () => {
    const given = row({ phones: '+55 11 98765-4321; +49 151 12345678', emails: 'info@x.example' });
    expect(claimsOf(given, matchRow(given, [ana], null))).toEqual(['contact|con_a', 'phone|4915112345678']);
    expect(claimsOf(given, matchRow(given, [], null))).toHaveLength(2);
    const clash = decideRow(given, matchRow(given, [ana], null), none, [{ line: 7, claim: 'phone' }]);
    expect(clash).toMatchObject({ outcome: 'conflict', action: 'nothing', contactId: 'con_a' });
    expect(codes(clash)).toEqual(['clash.phone']);
  });

  test('filling twice changes nothing the second time', () => {
    const given = row({
      name: 'Bea',
      phones: '+49 151 12345678',
      emails: 'bea@x.example',
      externalIds: '1',
      optedOut: 'yes',
    });
    const { set } = fillContact(given, contact('con_b'), none);
    const filled = {
      ...contact('con_b'),
      ...set,
      phoneLines: ['4915112345678'],
      emailKeys: ['bea@x.example'],
    } as KnownRecord;
    expect(fillContact(given, filled, none)).toEqual({ set: null, differing: [] });
  });
});
