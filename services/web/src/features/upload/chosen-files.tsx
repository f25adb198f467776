import { useQueries } from '@tanstack/react-query';
import { useWords } from '../../i18n';
import { Notice } from '../../ui/notice';
import type { Chosen, ChosenFlight } from './flights';
import { inspectTelemetry, type TelemetryFinding } from './inspect-telemetry';
import { inspectVideo, type VideoFault } from './inspect-video';

interface Props {
  readonly chosen: Chosen;
  /** Whether what else was entered can be sent. */
  readonly ready: boolean;
  readonly onStart: (flights: readonly ChosenFlight[]) => void;
  readonly onClear: () => void;
}

interface Finding {
  readonly video: VideoFault | null;
  readonly telemetry: TelemetryFinding | null;
}

async function inspect({ video, telemetry }: ChosenFlight): Promise<Finding> {
  return {
    video: await inspectVideo(video),
    telemetry: telemetry === null ? null : await inspectTelemetry(telemetry),
  };
}

function mark(file: File | null): string {
  return file === null ? '' : `${file.name}/${file.size}/${file.lastModified}`;
}

/** What was chosen, what belongs together, and what is wrong with it, before anything is sent. */
export function ChosenFiles({ chosen, ready, onStart, onClear }: Props) {
  const { say } = useWords();
  const findings = useQueries({
    queries: chosen.flights.map((flight) => ({
      queryKey: ['inspect', mark(flight.video), mark(flight.telemetry)],
      queryFn: () => inspect(flight),
      staleTime: Infinity,
    })),
  });
  const usable = chosen.flights.filter((_, i) => {
    const finding = findings[i]?.data;
    return finding !== undefined && finding.video === null && (finding.telemetry?.fault ?? null) === null;
  });
  return (
    <div className="stack">
      <ul className="chosen">
        {chosen.flights.map((flight, i) => (
          <FlightFiles key={mark(flight.video)} flight={flight} finding={findings[i]?.data} />
        ))}
      </ul>
      {chosen.lonely.map((file) => (
        <Notice key={mark(file)} tone="warn">
          <p>{say('telemetry_without_video', { file: file.name })}</p>
        </Notice>
      ))}
      {chosen.spare.map((file) => (
        <Notice key={mark(file)} tone="warn">
          <p>{say('telemetry_spare', { file: file.name })}</p>
        </Notice>
      ))}
      {chosen.foreign.map((file) => (
        <Notice key={mark(file)} tone="bad">
          <p>{say('foreign_file', { file: file.name })}</p>
        </Notice>
      ))}
      <div className="row">
        <button className="main" disabled={usable.length === 0 || !ready} onClick={() => onStart(usable)}>
          {say('start_upload')}
        </button>
        <button onClick={onClear}>{say('clear_files')}</button>
      </div>
    </div>
  );
}

interface FlightProps {
  readonly flight: ChosenFlight;
  readonly finding: Finding | undefined;
}

function FlightFiles({ flight: { video, telemetry }, finding }: FlightProps) {
  const { say, format, fault } = useWords();
  const facts = finding?.telemetry;
  return (
    <li>
      <p>
        <strong>{video.name}</strong> <span className="soft">{format.bytes(video.size)}</span>
      </p>
      <p className="soft">
        {telemetry === null ? say('telemetry_inside') : say('telemetry_beside', { file: telemetry.name })}
        {facts && facts.fault === null
          ? ` · ${say('telemetry_facts', { positions: facts.positions, time: format.clock(facts.seconds) })}`
          : ''}
      </p>
      {finding?.video && (
        <Notice tone="bad">
          <p>{fault(finding.video)}</p>
        </Notice>
      )}
      {facts?.fault && (
        <Notice tone="bad">
          <p>{fault(facts.fault)}</p>
        </Notice>
      )}
      {facts?.rtk === false && (
        <Notice tone="warn">
          <p>{say('no_rtk')}</p>
        </Notice>
      )}
    </li>
  );
}
