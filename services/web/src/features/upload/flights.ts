/** A video and its telemetry, as chosen; `telemetry` null: none beside it, there may be a subtitle track inside. */
export interface ChosenFlight {
  readonly video: File;
  readonly telemetry: File | null;
}

export interface Chosen {
  readonly flights: readonly ChosenFlight[];
  /** Telemetry without a video of its name. */
  readonly lonely: readonly File[];
  /** Telemetry of a video that has an .SRT already. */
  readonly spare: readonly File[];
  /** Neither a video nor telemetry. */
  readonly foreign: readonly File[];
}

const VIDEO = /\.(mp4|mov|avi|mkv)$/i;
const TELEMETRY = /\.(srt|csv)$/i;

function stem({ name }: { readonly name: string }): string {
  return name.replace(/\.[^.]+$/, '').toLowerCase();
}

function isTable({ name }: { readonly name: string }): boolean {
  return /\.csv$/i.test(name);
}

/** Pairs videos with the telemetry of the same name, .SRT before .CSV; a single one of each belong together whatever their names. */
export function pairFiles(files: readonly File[]): Chosen {
  const videos = files.filter(({ name }) => VIDEO.test(name));
  const telemetry = files
    .filter(({ name }) => TELEMETRY.test(name))
    .toSorted((a, b) => Number(isTable(a)) - Number(isTable(b)));
  const foreign = files.filter(({ name }) => !VIDEO.test(name) && !TELEMETRY.test(name));
  const only = videos.length === 1 && telemetry.length === 1;
  const flights = videos.map((video) => ({
    video,
    telemetry: telemetry.find((each) => stem(each) === stem(video)) ?? (only ? (telemetry[0] ?? null) : null),
  }));
  const taken = new Set(flights.map((flight) => flight.telemetry));
  const left = telemetry.filter((each) => !taken.has(each));
  const [spare, lonely] = [true, false].map((named) =>
    left.filter((each) => videos.some((video) => stem(video) === stem(each)) === named),
  );
  return { flights, spare: spare ?? [], lonely: lonely ?? [], foreign };
}
