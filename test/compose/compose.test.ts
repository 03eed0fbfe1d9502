import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}
interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const text = read('docker-compose.yml');
const file = parse(text, { merge: true }) as ComposeFile;
const services = Object.entries(file.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const endsByItself = ([, service]: (typeof services)[number]) => service.restart?.startsWith('on-failure') === true;

test('docker-compose.yml fits the schema of the Compose Specification', () => {
  const validate = new Ajv2020({ strict: false, allErrors: true, logger: false }).compile(
    JSON.parse(read('test/compose/compose-spec.json')) as object,
  );
  validate(file);
  expect(validate.errors).toBeNull();
});

test('the schema notices a mistake', () => {
  const validate = new Ajv2020({ strict: false, logger: false }).compile(
    JSON.parse(read('test/compose/compose-spec.json')) as object,
  );
  const wrong = { services: { ...file.services, api: { ...file.services['api'], helthcheck: {} } } };
  expect(validate(wrong)).toBe(false);
});

test('api and worker set only variables that src/config.ts reads', () => {
  const settings = ['config', 'channelSettings', 'languageSettings'].map((name) => read(`src/${name}.ts`)).join('\n');
  const known = [...settings.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((match) => match[1]);
  expect(known).toContain('MONGODB_URI');
  for (const [name, service] of ours) {
    const unknown = Object.keys(service.environment ?? {}).filter((variable) => !known.includes(variable));
    expect({ name, unknown }).toEqual({ name, unknown: [] });
  }
});

test('api and worker get every variable about channels and a language model', () => {
  const optional = [...read('.env.example').matchAll(/^#? ?((?:LANGUAGE_MODEL|TWILIO|WHATSAPP)[A-Z_]*)=/gm)].map(
    (match) => match[1],
  );
  expect(optional).toContain('LANGUAGE_MODEL_KEY');
  // The stand-in for Twilio's API is for tests only.
  const wanted = optional.filter((name) => name !== 'TWILIO_API_URL');
  for (const [, service] of ours)
    expect(Object.keys(service.environment ?? {})).toEqual(expect.arrayContaining(wanted));
});

test('api and worker have the same environment and share DATA_DIR', () => {
  expect(ours.map(([name]) => name)).toEqual(['api', 'worker']);
  const [[, api], [, worker]] = ours as [(typeof ours)[0], (typeof ours)[0]];
  expect(worker.environment).toEqual(api.environment);
  expect(worker.volumes).toEqual(api.volumes);
  expect(api.volumes).toContain(`data:${api.environment?.['DATA_DIR']}`);
});

test('every variable compose asks for stands in docker/compose.env.example, and no other', () => {
  const asked = new Set([...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map((match) => match[1]));
  const listed = [...read('docker/compose.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect([...asked].sort()).toEqual([...listed].sort());
});

test('no secret has a default', () => {
  const secrets = [...text.matchAll(/\$\{([A-Z0-9_]*(?:PASSWORD|SECRET|TOKEN|KEY)[A-Z0-9_]*)(:[?-])([^}]*)\}/g)];
  expect(secrets.length).toBeGreaterThan(0);
  for (const [, name, operator, rest] of secrets) {
    // WhatsApp's own may be empty: that is the sandbox. So may Twilio's and a language model's: then it is not used.
    if (operator === ':-')
      expect({ name, rest }).toEqual({ name: expect.stringMatching(/^(WHATSAPP|TWILIO|LANGUAGE_MODEL)_/), rest: '' });
  }
  expect(text).not.toMatch(/(PASSWORD|PWD|SECRET|TOKEN|_KEY): (?!\$\{)\S/);
});

test('every image is pinned to a whole version', () => {
  for (const [name, { image }] of services)
    expect({ name, image }).toEqual({ name, image: expect.stringMatching(/:\d+\.\d+/) });
  const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
  expect(new Set(bases)).toEqual(new Set(['node:20.20-bookworm-slim']));
});

test('whatever stays running has a health check, Temporal UI apart, which nothing waits for', () => {
  const without = services.filter((entry) => !endsByItself(entry) && !entry[1].healthcheck).map(([name]) => name);
  expect(without).toEqual(['temporal-ui']);
});

test('nobody waits for less than it needs', () => {
  for (const [name, service] of services) {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      const awaited = services.find(([candidate]) => candidate === other);
      expect({ name, other, there: awaited !== undefined }).toEqual({ name, other, there: true });
      if (!awaited) continue;
      const expected = endsByItself(awaited) ? 'service_completed_successfully' : 'service_healthy';
      expect({ name, other, condition }).toEqual({ name, other, condition: expected });
    }
  }
});

test('ports are published on loopback only', () => {
  for (const [name, { ports = [] }] of services) {
    for (const port of ports) expect({ name, port }).toEqual({ name, port: expect.stringMatching(/^127\.0\.0\.1:/) });
  }
});

test('the commands are those of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(file.services['api']?.command?.join(' ')).toBe(scripts['api']);
  expect(file.services['worker']?.command?.join(' ')).toBe(scripts['worker']);
  const ofImage = /^CMD (\[.+\])$/m.exec(read('Dockerfile'))?.[1] ?? '[]';
  expect((JSON.parse(ofImage) as string[]).join(' ')).toBe(scripts['api']);
});

test('every file the containers run is there', () => {
  const mounted = services.flatMap(([name, service]) =>
    (service.volumes ?? []).flatMap((volume) => {
      const folder = /^\.\/(docker\/[^:]+):\/continuo/.exec(volume)?.[1];
      const script = service.entrypoint?.find((word) => word.startsWith('/continuo/'));
      return folder && script ? [{ name, path: script.replace('/continuo', folder) }] : [];
    }),
  );
  expect(mounted).toHaveLength(4);
  for (const script of mounted) expect(read(script.path)).toMatch(/^#!\/bin\/(ba)?sh\n/);
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    (match) => match[1]?.split(' ') ?? [],
  );
  const letIn = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  expect(letIn).toEqual(expect.arrayContaining(copied));
});

test('docker/temporal sets nothing the embedded Temporal has not', () => {
  const settings = parse(read('docker/temporal/dynamicconfig.yaml')) as Record<string, [{ value: unknown }]>;
  const embedded = read('src/engines/temporalEngine.ts');
  for (const [name, [{ value }]] of Object.entries(settings)) expect(embedded).toContain(`'${name}=${String(value)}'`);
});
