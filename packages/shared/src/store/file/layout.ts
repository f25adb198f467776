import path from 'node:path';
import { RESERVED_SEGMENT, checkKey } from '../keys';

/** Where things lie under the data folder. Everything of the store's own is in `.papiscope`; objects are plain files. */
export class FileLayout {
  readonly root: string;
  readonly temporary: string;
  readonly uploads: string;
  readonly metadataRoot: string;

  constructor(root: string) {
    this.root = path.resolve(root);
    const own = path.join(this.root, RESERVED_SEGMENT);
    this.temporary = path.join(own, 'tmp');
    this.uploads = path.join(own, 'uploads');
    this.metadataRoot = path.join(own, 'meta');
  }

  object(key: string): string {
    checkKey(key);
    return path.join(this.root, ...key.split('/'));
  }

  /** Named after the version it describes: data and metadata can never be taken from different writes. */
  metadata(key: string, etag: string): string {
    return path.join(this.metadataRoot, ...key.split('/'), `${etag}.json`);
  }
}
