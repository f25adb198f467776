import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { previewQuery, sessionQuery } from '../../api/queries';
import { letterOf, UNIT_NAMES, type Session, type UnitName } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { Notice, ProblemNotice } from '../../ui/notice';
import { guessedBoxes, outOfOrder, toBoxes, toLights, type Box, type Boxes, type Frame } from './boxes';
import { LightEditor } from './light-editor';
import { usePicture } from './picture';
import { snapToBrightest, type Pixels } from './snap';
import { useViewBox, type ViewBox } from './view-box';
import './lights.css';

interface Props {
  readonly session: Session;
  readonly onDone?: () => void;
  readonly onBack?: () => void;
}

/** Where the lights are: what was found, to be corrected and confirmed. */
export function ConfirmLights(props: Props) {
  const { say } = useWords();
  const { session_id: id } = props.session;
  const { data: preview, error } = useQuery(previewQuery(id));
  const picture = usePicture(`/api/v1/papi-measurements/session/${id}/preview.jpg`);
  if (error !== null) return <ProblemNotice error={error} />;
  if (picture.state === 'failed')
    return (
      <Notice tone="bad">
        <p>{say('no_preview')}</p>
      </Notice>
    );
  if (preview === undefined || picture.state === 'loading') return <Busy />;
  const frame: Frame = picture.pixels;
  const known = props.session.confirmed_lights ?? preview.detected_lights?.lights ?? null;
  const found = known === null || Object.keys(known).length === 0 ? null : toBoxes(known, frame);
  return (
    <Editor
      {...props}
      url={picture.url}
      pixels={picture.pixels}
      found={found}
      confidence={preview.detected_lights?.confidence ?? null}
    />
  );
}

/** The bar with room around it, or all of the frame. */
function around(boxes: Boxes, frame: Frame): ViewBox {
  const list = Object.values(boxes);
  const [left, right] = [Math.min(...list.map(({ x }) => x)), Math.max(...list.map(({ x }) => x))];
  const middle = list.reduce((sum, { y }) => sum + y, 0) / list.length;
  const width = Math.min(frame.width, (right - left) * 1.5 + 60);
  const height = (width * frame.height) / frame.width;
  return { x: (left + right - width) / 2, y: middle - height / 2, width, height };
}

interface EditorProps extends Props {
  readonly url: string;
  readonly pixels: Pixels;
  readonly found: Boxes | null;
  readonly confidence: number | null;
}

function Editor({ session, url, pixels, found, confidence, onDone, onBack }: EditorProps) {
  const { say, format } = useWords();
  const queries = useQueryClient();
  const frame: Frame = useMemo(() => ({ width: pixels.width, height: pixels.height }), [pixels]);
  const [boxes, setBoxes] = useState<Boxes>(() => found ?? guessedBoxes(frame));
  const [selected, setSelected] = useState<UnitName | null>(null);
  const viewport = useViewBox(frame, around(boxes, frame));
  const confirm = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/papi-measurements/session/{id}/confirm-lights', {
          params: { path: { id: session.session_id } },
          body: toLights(boxes, frame),
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery(session.session_id).queryKey });
      onDone?.();
    },
  });

  const change = (unit: UnitName, box: Box): void => setBoxes((now) => ({ ...now, [unit]: box }));
  const snap = (unit: UnitName): void =>
    setBoxes((now) => {
      const box = now[unit];
      const snapped = box === undefined ? null : snapToBrightest(pixels, box);
      return snapped === null ? now : { ...now, [unit]: snapped };
    });
  const present = UNIT_NAMES.filter((unit) => boxes[unit] !== undefined);
  const next = UNIT_NAMES.find((unit) => boxes[unit] === undefined);
  const add = (): void => {
    if (next === undefined) return;
    const model = boxes[present.at(-1) ?? 'PAPI_A'];
    const { view } = viewport;
    const side = frame.width / 40;
    change(next, {
      x: view.x + view.width / 2,
      y: view.y + view.height / 2,
      width: model?.width ?? side,
      height: model?.height ?? side,
    });
    setSelected(next);
  };
  const remove = (unit: UnitName): void => {
    setBoxes((now) => Object.fromEntries(Object.entries(now).filter(([name]) => name !== unit)));
    setSelected(null);
  };

  return (
    <div className="lights">
      <div className="lights-picture">
        <LightEditor
          picture={url}
          frame={frame}
          boxes={boxes}
          selected={selected}
          viewport={viewport}
          onSelect={setSelected}
          onChange={change}
          onSnap={snap}
        />
        <div className="row">
          <button className="slim" onClick={() => viewport.zoom(1.5)} aria-label={say('zoom_in')}>
            +
          </button>
          <button className="slim" onClick={() => viewport.zoom(1 / 1.5)} aria-label={say('zoom_out')}>
            −
          </button>
          <button className="slim" onClick={() => viewport.show(around(boxes, frame))}>
            {say('show_lights')}
          </button>
          <button className="slim" onClick={() => viewport.show({ x: 0, y: 0, ...frame })}>
            {say('show_frame')}
          </button>
          <span className="soft small">{say('lights_help')}</span>
        </div>
      </div>
      <div className="panel lights-side">
        <h2>{say('confirm_title')}</h2>
        {found === null ? (
          <Notice tone="warn">
            <p>{say('lights_not_found')}</p>
          </Notice>
        ) : (
          <p className="soft">
            {confidence === null
              ? say('lights_check')
              : say('lights_found', { confidence: format.percent(confidence) })}
          </p>
        )}
        <ul className="light-list">
          {present.map((unit) => (
            <li key={unit}>
              <button
                className="slim"
                aria-pressed={unit === selected}
                onClick={() => setSelected(unit)}
              >{`${say('unit')} ${letterOf(unit)}`}</button>
              <button className="slim" onClick={() => snap(unit)} title={say('snap_help')}>
                {say('snap')}
              </button>
              <button
                className="slim"
                onClick={() => remove(unit)}
                aria-label={say('remove_unit', { unit: letterOf(unit) })}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
        <div className="row">
          <button className="slim" onClick={() => present.forEach(snap)}>
            {say('snap_all')}
          </button>
          <button className="slim" onClick={add} disabled={next === undefined}>
            {next === undefined ? say('add_unit_none') : say('add_unit', { unit: letterOf(next) })}
          </button>
          {found !== null && (
            <button className="slim" onClick={() => setBoxes(found)}>
              {say('start_over')}
            </button>
          )}
        </div>
        {outOfOrder(boxes) && (
          <Notice tone="warn">
            <p>{say('lights_order')}</p>
          </Notice>
        )}
        <p className="soft small">{say('unit_order_help')}</p>
        <button
          className="main"
          disabled={confirm.isPending || present.length === 0}
          onClick={() => confirm.mutate()}
        >
          {say('confirm_and_measure')}
        </button>
        {onBack !== undefined && <button onClick={onBack}>{say('no_go_back')}</button>}
        <ProblemNotice error={confirm.error} />
      </div>
    </div>
  );
}
