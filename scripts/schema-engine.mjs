// Prisma's schema engine as WebAssembly: compares prisma/schema.prisma with a database, without the native engine.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const require = createRequire(import.meta.url);
const schemaPath = path.resolve(import.meta.dirname, '..', 'prisma', 'schema.prisma');

const INTERNAL_CHAR = 18;
const TEXT = 25;

/**
 * The adapter does not know the catalogue's internal "char" type, which the engine reads. Such columns pass the adapter as text
 * and reach the engine as characters.
 */
class CatalogueAdapter extends PrismaPg {
  constructor(connectionString) {
    const characters = new Set();
    const disguise = (result) => {
      for (const field of result?.fields ?? []) {
        if (field.dataTypeID !== INTERNAL_CHAR) continue;
        field.dataTypeID = TEXT;
        characters.add(field.name);
      }
      return result;
    };
    class CatalogueClient extends pg.Client {
      query(...args) {
        const done = args.at(-1);
        if (typeof done !== 'function') return super.query(...args)?.then(disguise);
        return super.query(...args.slice(0, -1), (error, result) => done(error, disguise(result)));
      }
    }
    super({ connectionString, Client: CatalogueClient, max: 1 });
    this.characters = characters;
  }

  async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type, i) =>
        this.characters.has(result.columnNames[i]) ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

async function loadEngine() {
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(path.join(folder, 'schema_engine_bg.js')).href);
  const bytes = await readFile(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

/** SQL that brings the database to the schema; empty when they agree. */
export async function differenceToSchema(databaseUrl) {
  const SchemaEngine = await loadEngine();
  const content = await readFile(schemaPath, 'utf8');
  const files = [{ path: schemaPath, content }];
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(databaseUrl));
  const engine = await SchemaEngine.new({ datamodels: [[schemaPath, content]] }, () => undefined, adapter);
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: path.dirname(schemaPath) },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  const sql = (stdout ?? '').trim();
  return sql === '-- This is an empty migration.' ? '' : sql;
}
