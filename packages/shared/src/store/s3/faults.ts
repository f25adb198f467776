import { PapiscopeError } from '../../contracts';
import { explain, isSettingsFault } from './explain';

/** What the SDK puts before the errors of sockets. */
const WRAPPER = /^AWS SDK error wrapper for (?:\w+: )?/;

const MISSING = new Set(['NoSuchKey', 'NotFound']);

interface SdkFault {
  readonly name: string;
  readonly status: number | undefined;
  /** Of the socket, such as ECONNREFUSED. */
  readonly code: string | undefined;
  readonly message: string;
}

/** Undefined for errors that do not come from the SDK, such as those of the stream being uploaded. */
function sdkFault(error: unknown): SdkFault | undefined {
  if (typeof error !== 'object' || error === null || !('name' in error)) return undefined;
  const credentials = error.name === 'CredentialsProviderError';
  if (!('$metadata' in error) && !credentials) return undefined;
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return {
    name: String(error.name),
    status: typeof status === 'number' ? status : undefined,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    message: 'message' in error ? String(error.message).replace(WRAPPER, '') : '',
  };
}

export function isMissingObject(error: unknown): boolean {
  const fault = sdkFault(error);
  return fault !== undefined && MISSING.has(fault.name);
}

/** Some servers name the key where they mean the upload. */
export function isUnknownUpload(error: unknown): boolean {
  return sdkFault(error)?.name === 'NoSuchUpload' || isMissingObject(error);
}

/** What the server or the way to it refused, in papiscope's terms; anything else is passed on as it is. */
export function s3Fault(error: unknown, doing: string): unknown {
  const fault = sdkFault(error);
  if (!fault || fault.name === 'AbortError' || error instanceof PapiscopeError) return error;
  const options = { cause: error };
  if (MISSING.has(fault.name)) return new PapiscopeError('object_missing', `${doing}.`, options);
  if (fault.status === 412) return new PapiscopeError('object_changed', `${doing}.`, options);
  if (fault.status === 416) return new PapiscopeError('range_invalid', `${doing}.`, options);
  const named = [fault.name === 'Error' ? undefined : fault.name, fault.code, fault.status]
    .filter((part) => part !== undefined)
    .join(' ');
  // Answers to HEAD have no body that could name it.
  const refused = fault.status === 403 ? 'AccessDenied' : undefined;
  const why = explain(fault.name) ?? explain(fault.code) ?? explain(refused);
  const detail = `${doing}: ${named || fault.message}${why === undefined ? '' : ` – ${why}`}.`;
  return new PapiscopeError('storage_unavailable', detail, options);
}

/** Whether a fault of `s3Fault` comes from a wrong setting, so that trying again is of no use. */
export function needsOtherSettings(error: unknown): error is PapiscopeError {
  if (!(error instanceof PapiscopeError) || error.code !== 'storage_unavailable') return false;
  const fault = sdkFault(error.cause);
  return fault !== undefined && isSettingsFault(fault.name);
}

export function uploadFault(error: unknown, doing: string): unknown {
  return isUnknownUpload(error)
    ? new PapiscopeError('not_found', 'The upload is unknown, finished or aborted.', { cause: error })
    : s3Fault(error, doing);
}

/** For a stream out of the store, whose errors come from the socket without anything of the SDK. */
export function s3ReadFault(error: Error, doing: string): Error {
  if (error.name === 'AbortError') return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return new PapiscopeError('storage_unavailable', `${doing} broke off: ${code}.`, { cause: error });
}
