import { PapiscopeError } from '../contracts';
import { loadConfig } from './config';

const good = {
  DATABASE_URL: 'postgres://me:pa55word@127.0.0.1:5432/papiscope',
  DATA_PATH: '/srv/papiscope',
  SIGNING_SECRET: 'a secret of good length',
};

function refusal(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(PapiscopeError);
    expect((error as PapiscopeError).code).toBe('config_invalid');
    return (error as PapiscopeError).message;
  }
  throw new Error('nothing was refused');
}

test('the least that must be set', () => {
  const config = loadConfig(good);
  expect(config.redisUrl).toBeNull();
  expect(config.storage).toMatchObject({ useS3: false, s3: undefined, dataPath: '/srv/papiscope' });
  expect(config.scratchPath).toBe('/srv/papiscope/scratch');
  expect(config.worker.healthPort).toBeNull();
});

test('an empty variable counts as not set', () => {
  expect(loadConfig({ ...good, REDIS_URL: '', S3_ENDPOINT: '', USE_S3_STORAGE: '' }).redisUrl).toBeNull();
});

test.each(['True', 'ture', 'on', '2'])('%s is no boolean', (word) => {
  expect(refusal({ ...good, USE_S3_STORAGE: word })).toContain('USE_S3_STORAGE must be one of');
});

test('a missing variable is named', () => {
  expect(refusal({ DATA_PATH: '/srv' })).toContain('DATABASE_URL is not set.');
});

test('a wrong value is never repeated', () => {
  const message = refusal({ ...good, DATABASE_URL: 'mysql://root:hunter2@db', SIGNING_SECRET: 'tooshort' });
  expect(message).toContain('DATABASE_URL');
  expect(message).toContain('SIGNING_SECRET');
  expect(message).not.toContain('hunter2');
  expect(message).not.toContain('tooshort');
});

test.each(['-1', '70000', '80a', '8080.5'])('%s is no port', (word) => {
  expect(refusal({ ...good, API_PORT: word })).toContain('API_PORT');
});

test('S3 wants a bucket and both halves of a key', () => {
  expect(refusal({ ...good, USE_S3_STORAGE: 'true' })).toContain('S3_BUCKET');
  expect(refusal({ ...good, AWS_ACCESS_KEY_ID: 'id' })).toContain('AWS_SECRET_ACCESS_KEY');
  const config = loadConfig({
    ...good,
    USE_S3_STORAGE: 'true',
    S3_BUCKET: 'flights',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'key',
  });
  expect(config.storage).toMatchObject({ useS3: true, workStorage: undefined });
  expect(config.storage.s3).toMatchObject({ bucket: 'flights', accessKeyId: 'id', secretAccessKey: 'key' });
});

test('encryption in S3 is off, with keys of S3, or with a key of KMS', () => {
  const s3 = { ...good, S3_BUCKET: 'flights' };
  const encryption = (env: Record<string, string>) => loadConfig({ ...s3, ...env }).storage.s3?.encryption;
  expect(encryption({})).toBeUndefined();
  expect(encryption({ S3_ENCRYPTION: 's3' })).toEqual({ type: 's3' });
  expect(encryption({ S3_ENCRYPTION: 'kms', S3_KMS_KEY_ID: 'k' })).toEqual({ type: 'kms', keyId: 'k' });
  expect(refusal({ ...s3, S3_KMS_KEY_ID: 'k' })).toContain('S3_ENCRYPTION');
});

test.each([
  [{}, 'local'],
  [{ API_HOST: 'localhost' }, 'local'],
  [{ API_HOST: '127.0.0.5', PUBLIC_URL: 'http://localhost:8080' }, 'local'],
  [{ API_HOST: '::1' }, 'local'],
  [{ API_HOST: '0.0.0.0' }, 'accounts'],
  [{ API_HOST: '::' }, 'accounts'],
  [{ API_HOST: 'papi.internal' }, 'accounts'],
  [{ PUBLIC_URL: 'https://papi.example' }, 'accounts'],
  [{ AUTH_MODE: 'accounts' }, 'accounts'],
])('with %j the mode is %s', (env, mode) => {
  expect(loadConfig({ ...good, ...env }).access.mode).toBe(mode);
});

test('nobody is let in unasked where others reach the port', () => {
  const open = { ...good, AUTH_MODE: 'local' };
  expect(refusal({ ...open, API_HOST: '0.0.0.0' })).toContain('AUTH_MODE is local');
  expect(refusal({ ...open, PUBLIC_URL: 'https://papi.example' })).toContain('AUTH_MODE is local');
  expect(refusal({ ...good, AUTH_MODE: 'off' })).toContain('AUTH_MODE must be one of: local, accounts');
});

test('an identity provider wants a client, a way back and roles', () => {
  const oidc = { ...good, OIDC_ISSUER: 'https://id.example' };
  const wrong = refusal(oidc);
  for (const name of ['OIDC_CLIENT_ID', 'PUBLIC_URL', 'OIDC_ROLES'])
    expect(wrong).toContain(`${name} is not set`);
  const whole = { ...oidc, OIDC_CLIENT_ID: 'c', PUBLIC_URL: 'https://papi.example' };
  expect(refusal({ ...whole, OIDC_ROLES: 'chiefs=chief' })).toContain('OIDC_ROLES must be a list');
  const { access } = loadConfig({ ...whole, OIDC_ROLES: 'a=b=admin, *=viewer' });
  expect(access.oidc?.roles).toEqual({ 'a=b': 'admin', '*': 'viewer' });
});

test('origins and proxies are lists', () => {
  expect(refusal({ ...good, CORS_ORIGINS: 'https://a.example/' })).toContain('CORS_ORIGINS');
  const { access } = loadConfig({ ...good, CORS_ORIGINS: 'https://a.example, http://b:1', TRUST_PROXY: '2' });
  expect(access).toMatchObject({ corsOrigins: ['https://a.example', 'http://b:1'], trustProxy: 2 });
  expect(loadConfig({ ...good, TRUST_PROXY: 'loopback,10.0.0.0/8' }).access.trustProxy).toEqual([
    'loopback',
    '10.0.0.0/8',
  ]);
  expect(loadConfig(good).access.trustProxy).toBe(false);
});
