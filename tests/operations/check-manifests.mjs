// Reads a JSON list of manifests and prints a JSON list of what is wrong with them. A program of its own: the models are ES modules.
import { text } from 'node:stream/consumers';

const faults = [];
for (const manifest of JSON.parse(await text(process.stdin))) {
  const { apiVersion, kind } = manifest;
  const from = apiVersion.startsWith('keda.sh') ? '@kubernetes-models/keda' : 'kubernetes-models';
  try {
    const models = await import(`${from}/${apiVersion}`);
    new models[kind](manifest).validate();
  } catch (error) {
    faults.push(`${kind} ${manifest.metadata?.name}: ${error.message}`);
  }
}
console.log(JSON.stringify(faults));
