import type { VideoProbe } from '../probe/video-probe';
import { HDR_LUT, isHdr } from './hdr-lut';
import type { PictureSize } from './output-size';

type Coloured = Pick<VideoProbe, 'colorMatrix' | 'colorRange' | 'colorTransfer' | 'pixelFormat'>;

const PRIMARIES = { bt601: 'smpte170m', bt709: 'bt709', bt2020: 'bt2020' } as const;
const SPACE = { bt601: 'smpte170m', bt709: 'bt709', bt2020: 'bt2020nc' } as const;

/**
 * Filters that bring frames to a size (null: the one they have) and to 8 bit 4:2:0 of limited range and standard dynamic range; none
 * where they are all that already.
 */
export function asShown(probe: Coloured & PictureSize, size: PictureSize | null): string[] {
  const { colorRange, colorMatrix, pixelFormat } = probe;
  const other = size !== null && (size.width !== probe.width || size.height !== probe.height);
  const scale = other ? [`${size.width}:${size.height}:flags=bicubic`] : [];
  if (isHdr(probe)) {
    const options = [...scale, `in_color_matrix=${colorMatrix}:in_range=${colorRange}`].join(':');
    return [
      `scale=${options}`,
      'format=gbrp10le',
      `lut3d=file=${HDR_LUT}`,
      'scale=out_color_matrix=bt709:out_range=tv',
      'format=yuv420p',
    ];
  }
  if (colorRange === 'pc') {
    return [`scale=${[...scale, 'in_range=pc:out_range=tv'].join(':')}`, 'format=yuv420p'];
  }
  return [
    ...scale.map((options) => `scale=${options}`),
    ...(pixelFormat === 'yuv420p' ? [] : ['format=yuv420p']),
  ];
}

/** The matrix of frames that went through {@link asShown}. */
export function shownMatrix(probe: Coloured): VideoProbe['colorMatrix'] {
  return isHdr(probe) ? 'bt709' : probe.colorMatrix;
}

/** Output options that say which colours the encoded numbers mean: the source's matrix and transfer, those of BT.709 for HDR, limited range. */
export function colourTags(probe: Coloured): string[] {
  const matrix = shownMatrix(probe);
  const transfer = isHdr(probe) ? 'bt709' : probe.colorTransfer;
  return [
    '-color_range',
    'tv',
    '-colorspace',
    SPACE[matrix],
    '-color_primaries',
    PRIMARIES[matrix],
    '-color_trc',
    transfer ?? (matrix === 'bt601' ? 'smpte170m' : 'bt709'),
  ];
}
