// A real OpenID Connect provider for tests: node oidc-provider.mjs PORT CALLBACK; says "ready", takes lines `name:group,group` and ends with its input.
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const [port, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

/** By name; every e-mail address but one is verified. */
const groupsOf = new Map();

function claimsOf(name) {
  return {
    sub: name,
    email: `${name}@x.example`,
    email_verified: name !== 'unverified',
    name: `The ${name}`,
    groups: groupsOf.get(name) ?? [],
    airports: name === 'limited' ? ['lzib'] : ['LZIB', 'LOWW'],
  };
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'papiscope',
      client_secret: 'a secret of the provider',
      redirect_uris: [callback],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups', 'airports'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_ctx, name) => ({ accountId: name, claims: () => claimsOf(name) }),
  cookies: { keys: ['only for tests'] },
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [name, groups] = line.split(':');
    groupsOf.set(name, groups.split(','));
    console.log('noted');
  })
  .once('close', () => process.exit(0));
