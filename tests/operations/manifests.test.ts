import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { JOB_NAMES, JOBS, QUEUE_NAMES, SETTING_NAMES, queueKey } from '@papiscope/shared';
import { withKubectl, type Manifest } from './kustomize';

/** What the API server would find wrong with manifests: the published schemas of their kinds. */
async function faultsOf(manifests: readonly unknown[]): Promise<string[]> {
  const child = spawn(process.execPath, [path.join(__dirname, 'check-manifests.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(manifests));
  return JSON.parse(await streamText(child.stdout)) as string[];
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly envFrom: readonly Record<string, { readonly name: string }>[];
  readonly securityContext: Record<string, unknown>;
  readonly resources: { readonly requests: object; readonly limits: object };
  readonly livenessProbe?: { readonly httpGet: { readonly path: string } };
  readonly readinessProbe?: { readonly httpGet: { readonly path: string } };
}
interface Pod {
  readonly metadata: { readonly labels: Record<string, string> };
  readonly spec: {
    readonly securityContext: Record<string, unknown>;
    readonly terminationGracePeriodSeconds?: number;
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly automountServiceAccountToken: boolean;
    readonly containers: readonly Container[];
    readonly volumes: readonly Record<string, unknown>[];
  };
}
interface Scaled {
  readonly scaleTargetRef: { readonly name: string };
  readonly triggers: readonly {
    readonly type: string;
    readonly name: string;
    readonly metadata: { readonly listName: string };
  }[];
  readonly advanced: {
    readonly scalingModifiers: { readonly formula: string; readonly activationTarget: string };
  };
}

describe.each(['overlays/small', 'overlays/production'])('k8s/%s', (overlay) => {
  let manifests: Manifest[];
  const of = (kind: string): Manifest[] => manifests.filter((each) => each.kind === kind);
  const pod = (manifest: Manifest): Pod => (manifest.spec as { template: Pod }).template;
  beforeAll(async () => {
    manifests = await withKubectl((render) => render(overlay));
  }, 120_000);

  test('every manifest has the form that its kind demands', async () => {
    expect(manifests.length).toBeGreaterThan(20);
    expect(await faultsOf(manifests)).toEqual([]);
    for (const { kind, metadata } of manifests)
      if (kind !== 'Namespace') expect(metadata.namespace).toBe('papiscope');
  });

  test('a field of the wrong type, and a kind that there is not, would be found', async () => {
    const [deployment] = of('Deployment');
    const [scaled] = of('ScaledObject');
    const faults = await faultsOf([
      { ...deployment, spec: { ...deployment!.spec, replicas: 'two' } },
      { ...scaled, spec: { ...scaled!.spec, triggers: 'redis' } },
      { ...deployment, kind: 'Deplyment' },
    ]);
    expect(faults).toHaveLength(3);
  });

  test('every queue scales its workers by all jobs it has, whatever their state, and no key but those of the catalogue', () => {
    const scaled = of('ScaledObject').map(({ spec }) => spec as unknown as Scaled);
    const keys = scaled.flatMap(({ triggers }) => triggers.map(({ metadata }) => metadata.listName));
    const wanted = QUEUE_NAMES.flatMap((queue) =>
      (['wait', 'prioritized', 'active', 'delayed'] as const).map((state) => queueKey(queue, state)),
    );
    expect(keys.sort()).toEqual(wanted.sort());
    const deployments = of('Deployment').map(({ metadata }) => metadata.name);
    for (const { scaleTargetRef, triggers, advanced } of scaled) {
      expect(deployments).toContain(scaleTargetRef.name);
      expect(advanced.scalingModifiers.formula.split(' + ')).toEqual(triggers.map(({ name }) => name));
      // One delayed job alone keeps a worker: nobody else would wake it.
      expect(Number(advanced.scalingModifiers.activationTarget)).toBe(0);
    }
    const stages = scaled.map(({ scaleTargetRef }) => scaleTargetRef.name.replace('papiscope-', ''));
    expect(
      JOB_NAMES.every((name) => stages.includes(JOBS[name].queue) || JOBS[name].queue === 'storage'),
    ).toBe(true);
  });

  test('every pod is unprivileged, with a root it cannot write to, and gets no token of the cluster', () => {
    const pods = [...of('Deployment'), ...of('Job')].map(pod);
    expect(pods).toHaveLength(6);
    for (const { spec } of pods) {
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const container of spec.containers) {
        expect(container.securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.image).toMatch(/^papiscope\/\w+:\d+\.\d+\.\d+$/);
        expect(container.resources).toMatchObject({
          requests: { memory: expect.any(String) },
          limits: { memory: expect.any(String) },
        });
      }
      expect(spec.volumes.every((volume) => 'emptyDir' in volume)).toBe(true);
    }
  });

  test('probes tell live from ready, and there is time to hand a job back', () => {
    for (const { spec } of of('Deployment').map(pod)) {
      const [main] = spec.containers;
      expect(main!.livenessProbe!.httpGet.path).toBe('/healthz');
      expect(main!.readinessProbe!.httpGet.path).toBe('/readyz');
      // Handlers get 10 s to notice, requests 10 s to end; both again for letting go of connections.
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(30);
      expect(spec.topologySpreadConstraints?.length).toBeGreaterThan(0);
    }
  });

  test('secrets are referred to, never held; settings are those that there are', () => {
    expect(of('Secret')).toEqual([]);
    for (const { spec } of [...of('Deployment'), ...of('Job')].map(pod))
      expect(spec.containers[0]!.envFrom).toContainEqual({ secretRef: { name: 'papiscope' } });
    const [config] = of('ConfigMap') as unknown as { data: Record<string, string> }[];
    for (const name of Object.keys(config!.data)) expect(SETTING_NAMES).toContain(name);
  });

  test('each deployment may be disturbed one by one, and nothing is reached but what is meant to be', () => {
    const budgets = of('PodDisruptionBudget').map(({ metadata }) => metadata.name);
    expect(budgets.sort()).toEqual(
      of('Deployment')
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
    const deny = of('NetworkPolicy').find(({ metadata }) => metadata.name === 'papiscope-deny');
    expect(deny?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(of('Ingress')).toHaveLength(1);
    const policies = of('NetworkPolicy').map(({ metadata, spec }) => ({
      name: metadata.name,
      ...(spec as { ingress?: { ports: { port: number }[] }[]; egress?: { ports: { port: number }[] }[] }),
    }));
    const ports = (way: 'ingress' | 'egress') =>
      policies.flatMap((each) =>
        (each[way] ?? []).flatMap((rule) => rule.ports.map(({ port }) => `${each.name} ${port}`)),
      );
    expect(ports('ingress').sort()).toEqual(['papiscope-api 8080', 'papiscope-workers 9090']);
    expect(new Set(ports('egress'))).toEqual(
      new Set([53, 5432, 6379, 443, 4318].map((port) => `papiscope-out ${port}`)),
    );
    // A video that makes a process ask for the node's own credentials gets nothing.
    expect(JSON.stringify(policies)).toContain('"except":["169.254.0.0/16"]');
  });
});

test('with the component for signatures the API alone gets the certificate, from a secret that is referred to', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-overlay-'));
  const fromThere = (place: string): string => path.relative(folder, path.resolve('k8s', place));
  await writeFile(
    path.join(folder, 'kustomization.yaml'),
    `resources: [${fromThere('overlays/small')}]\ncomponents: [${fromThere('components/report-signature')}]\n`,
  );
  try {
    const manifests = await withKubectl((render) => render(folder));
    expect(await faultsOf(manifests)).toEqual([]);
    expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    const naming = manifests.filter((each) => JSON.stringify(each).includes('papiscope-report-signature'));
    expect(naming.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Deployment papiscope-api',
    ]);
    const { spec } = (naming[0]!.spec as { template: { spec: Record<string, unknown> } }).template;
    expect(spec['volumes']).toContainEqual(
      expect.objectContaining({
        secret: expect.objectContaining({ secretName: 'papiscope-report-signature' }),
      }),
    );
    const [main] = spec['containers'] as { env: { name: string }[]; volumeMounts: object[] }[];
    for (const { name } of main!.env) expect(SETTING_NAMES).toContain(name);
    // What all pods have is still there.
    expect(main!.volumeMounts).toHaveLength(4);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
