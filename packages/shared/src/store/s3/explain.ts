/** Refusals that no retry mends, because a setting is wrong, by the name the server gives them. */
const SETTINGS: Readonly<Record<string, string>> = {
  NoSuchBucket: 'the bucket does not exist, check S3_BUCKET',
  InvalidBucketName: 'no bucket can have this name, check S3_BUCKET',
  InvalidAccessKeyId: 'the server does not know the key, check AWS_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'the key and its secret do not belong together, check AWS_SECRET_ACCESS_KEY',
  AccessDenied: 'the key may not do this, check the policy of the bucket and its key',
  AllAccessDisabled: 'the bucket is closed, check S3_BUCKET',
  AccountProblem: 'the account cannot be used',
  ExpiredToken: 'the session token has expired, check AWS_SESSION_TOKEN',
  InvalidToken: 'the session token is not valid, check AWS_SESSION_TOKEN',
  CredentialsProviderError: 'there are no credentials, check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  PermanentRedirect: 'the bucket is in another region, check AWS_REGION',
  AuthorizationHeaderMalformed: 'the bucket is in another region, check AWS_REGION',
  NotImplemented:
    'the server lacks this operation; some cannot copy encrypted objects, there leave S3_ENCRYPTION at none',
  IllegalLocationConstraintException: 'the bucket is in another region, check AWS_REGION',
};

/** Refusals that go by, or have another cause than the settings. */
const OTHERS: Readonly<Record<string, string>> = {
  RequestTimeTooSkewed: "this machine's clock differs from the server's by too much, set it right",
  SlowDown: 'the server asks to slow down',
  ServiceUnavailable: 'the server is overloaded',
  InternalError: 'the server has a fault',
  TimeoutError: 'no answer in time',
  ENOTFOUND: 'there is no such host, check S3_ENDPOINT',
  EAI_AGAIN: 'the host name cannot be resolved, check S3_ENDPOINT',
  ECONNREFUSED: 'nothing listens there, check S3_ENDPOINT',
};

/** Whether a refusal says that a setting is wrong. */
export function isSettingsFault(name: string): boolean {
  return name in SETTINGS;
}

/** What a refusal means and what can be done, in words; undefined for what has none. */
export function explain(name: string | undefined): string | undefined {
  return name === undefined ? undefined : (SETTINGS[name] ?? OTHERS[name]);
}
