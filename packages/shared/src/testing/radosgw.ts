import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../embedded';
import { findProgram, runProgram, startDaemon, waitUntilReady } from './daemon';
import type { Daemon } from './daemon';

const PROGRAMS = ['ceph', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin'];

const KMS_KEY_ID = 'papiscope-key';

export interface TestS3 {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bucket: string;
  /** A key that the server can encrypt with (SSE-KMS). */
  readonly kmsKeyId: string;
  stop(): Promise<void>;
}

/** Whether this machine has what `startRadosgw` needs; `missing` says what it has not. */
export function radosgwAvailable(): { available: boolean; missing: readonly string[] } {
  const missing = PROGRAMS.filter((program) => findProgram(program) === undefined);
  return { available: missing.length === 0, missing };
}

interface Cluster {
  readonly folder: string;
  readonly fsid: string;
  readonly monitor: { readonly v2: number; readonly v1: number };
  readonly gatewayPort: number;
}

/** One monitor, one object server in memory, one gateway: quick to start, nothing kept. */
function cephConf({ folder, fsid, monitor, gatewayPort }: Cluster): string {
  return `[global]
fsid = ${fsid}
mon_host = [v2:127.0.0.1:${monitor.v2}/0,v1:127.0.0.1:${monitor.v1}/0]
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
ms_mon_client_mode = crc
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv6 = false
run_dir = ${folder}
admin_socket = ${folder}/$name.asok
log_file = ${folder}/$name.log
mon_cluster_log_file = ${folder}/cluster.log
mon_data = ${folder}/mon
osd_data = ${folder}/osd
keyring = ${folder}/keyring
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_crush_chooseleaf_type = 0
osd_class_load_list = *
osd_class_default_list = *
mon_allow_pool_size_one = true
rgw_frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw_run_sync_thread = false
rgw_crypt_require_ssl = false
rgw_crypt_s3_kms_backend = testing
rgw_crypt_s3_kms_encryption_keys = ${KMS_KEY_ID}=${randomBytes(32).toString('base64')}
`;
}

async function createBucket(s3: Omit<TestS3, 'stop'>): Promise<void> {
  const { endpoint, region, accessKeyId, secretAccessKey, bucket } = s3;
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  } finally {
    client.destroy();
  }
}

/**
 * A real S3 server (Ceph's gateway, from Debian's ceph-mon, ceph-osd and radosgw) with one empty bucket,
 * on free ports of 127.0.0.1. Ready in 3 to 20 seconds; takes up to about a gigabyte of memory beside the objects.
 */
export async function startRadosgw({ bucket = 'papiscope-test' } = {}): Promise<TestS3> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-s3-'));
  const [v2, v1, gatewayPort] = [await freePort(), await freePort(), await freePort()];
  const cluster = { folder, fsid: randomUUID(), monitor: { v2, v1 }, gatewayPort };
  const conf = path.join(folder, 'ceph.conf');
  const monmap = path.join(folder, 'monmap');
  const accessKeyId = randomBytes(10).toString('hex').toUpperCase();
  const secretAccessKey = randomBytes(20).toString('hex');
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  const s3 = { endpoint, region: 'us-east-1', accessKeyId, secretAccessKey, bucket, kmsKeyId: KMS_KEY_ID };
  const daemons: Daemon[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(daemons.map((daemon) => daemon.kill()));
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await writeFile(conf, cephConf(cluster));
    await mkdir(path.join(folder, 'mon'));
    await mkdir(path.join(folder, 'osd'));
    const address = `[v2:127.0.0.1:${v2},v1:127.0.0.1:${v1}]`;
    await runProgram('monmaptool', ['--create', '--fsid', cluster.fsid, '--addv', 'a', address, monmap]);
    await runProgram('ceph-mon', ['-c', conf, '--mkfs', '-i', 'a', '--monmap', monmap, '--no-mon-config']);
    daemons.push(startDaemon('ceph-mon', ['-c', conf, '-f', '-i', 'a']));

    const osd = randomUUID();
    await runProgram('ceph', ['-c', conf, 'osd', 'new', osd]);
    await runProgram('ceph-osd', ['-c', conf, '-i', '0', '--mkfs', '--osd-uuid', osd, '--no-mon-config']);
    daemons.push(startDaemon('ceph-osd', ['-c', conf, '-f', '-i', '0']));

    const user = ['user', 'create', '--uid=papiscope', '--display-name=papiscope'];
    const keys = [`--access-key=${accessKeyId}`, `--secret-key=${secretAccessKey}`];
    await runProgram('radosgw-admin', ['-c', conf, ...user, ...keys]);
    daemons.push(startDaemon('radosgw', ['-c', conf, '-f', '-n', 'client.admin']));
    await waitUntilReady(daemons, async () => (await createBucket(s3), true), 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...s3, stop };
}
