import { PapiscopeError } from '../../contracts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const UNUSABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ESTALE',
  'ENXIO',
  'ENOTCONN',
]);

export function errorCode(error: unknown): string | undefined {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : undefined;
}

/** A missing path, or one whose parent is a file. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Undefined for what is not there, or no longer. */
export async function whileThere<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Names what the operating system refused; anything else is passed on as it is. */
export function fileFault(error: unknown, doing: string): unknown {
  const code = errorCode(error);
  if (code === undefined || error instanceof PapiscopeError) return error;
  const options = { cause: error };
  if (FULL.has(code)) return new PapiscopeError('scratch_full', `${doing}: ${code}.`, options);
  if (UNUSABLE.has(code)) return new PapiscopeError('storage_unavailable', `${doing}: ${code}.`, options);
  if (code === 'EISDIR' || code === 'EEXIST' || code === 'ENOTDIR' || code === 'ENOTEMPTY')
    return new PapiscopeError('conflict', `${doing}: a folder and a file would have the same name.`, options);
  return error;
}

export function missing(key: string, cause?: unknown): PapiscopeError {
  return new PapiscopeError('object_missing', `Key: ${key}.`, cause === undefined ? {} : { cause });
}
