import { PapiscopeError, type Role } from '@papiscope/shared/contracts';
import type { OidcSettings } from '@papiscope/shared';
import * as oidc from 'openid-client';
import { chooseRole } from './oidc-claims';

export const CALLBACK_PATH = '/api/v1/auth/oidc/callback';

/** What is remembered between leaving for the provider and coming back, in a cookie that only this API reads. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

export interface Identity {
  /** Issuer and subject: what the account is bound to. */
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  readonly role: Role;
  /** Null: the provider does not say. */
  readonly airports: readonly string[] | null;
}

/** OpenID Connect with one provider: code flow with PKCE, state and nonce. The provider is asked about itself when it is first needed. */
export class OidcProvider {
  #known: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly settings: OidcSettings,
    private readonly publicUrl: string,
  ) {}

  async #configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const insecure = issuer.startsWith('http://') ? { execute: [oidc.allowInsecureRequests] } : {};
    const auth = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret);
    this.#known ??= oidc.discovery(new URL(issuer), clientId, undefined, auth, insecure);
    try {
      return await this.#known;
    } catch (error) {
      // Asked again next time: the provider may have been away.
      this.#known = null;
      throw new PapiscopeError('identity_unavailable', undefined, { cause: error });
    }
  }

  /** Where to send the browser, and what to remember until it is back. */
  async leave(returnTo: string): Promise<{ url: string; journey: Journey }> {
    const configuration = await this.#configuration();
    const journey: Journey = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      returnTo,
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.publicUrl + CALLBACK_PATH,
      scope: this.settings.scopes,
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, journey };
  }

  /** @param query what the provider has sent the browser back with @throws login_failed, forbidden for somebody without a role */
  async arrive(query: string, { state, nonce, verifier }: Journey): Promise<Identity> {
    const configuration = await this.#configuration();
    const url = new URL(`${this.publicUrl}${CALLBACK_PATH}${query}`);
    const tokens = await oidc
      .authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      .catch((cause: unknown) => {
        throw new PapiscopeError('login_failed', 'The identity provider did not confirm who you are.', {
          cause,
        });
      });
    const idToken = tokens.claims();
    if (idToken === undefined)
      throw new PapiscopeError('login_failed', 'The identity provider named nobody.');
    const more =
      configuration.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await oidc.fetchUserInfo(configuration, tokens.access_token, idToken.sub);
    return this.#identity({ ...idToken, ...more });
  }

  #identity(claims: Readonly<Record<string, unknown>>): Identity {
    const { airportsClaim } = this.settings;
    const role = chooseRole(this.settings, claims);
    if (role === null)
      throw new PapiscopeError(
        'forbidden',
        'The identity provider gives you no role here. Ask an administrator.',
      );
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    const email = text(claims['email']).trim().toLowerCase();
    if (email === '')
      throw new PapiscopeError('login_failed', 'The identity provider tells no e-mail address.');
    const airports = airportsClaim === undefined ? null : claims[airportsClaim];
    return {
      subject: `${text(claims['iss'])} ${text(claims['sub'])}`,
      email,
      emailVerified: claims['email_verified'] === true,
      name: text(claims['name']),
      role,
      airports:
        airportsClaim === undefined
          ? null
          : (Array.isArray(airports) ? airports : []).map((code) => String(code).toUpperCase()),
    };
  }
}
