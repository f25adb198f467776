import type { VideoProbe } from '../probe/video-probe';

type Coloured = Pick<VideoProbe, 'colorMatrix' | 'colorRange' | 'colorTransfer' | 'pixelFormat'>;

const PRIMARIES = { bt601: 'smpte170m', bt709: 'bt709', bt2020: 'bt2020' } as const;
const SPACE = { bt601: 'smpte170m', bt709: 'bt709', bt2020: 'bt2020nc' } as const;

/** Filters that bring any source to 8 bit 4:2:0 of limited range; none where it is that already. */
export function normalFormat({ colorRange, pixelFormat }: Coloured): string[] {
  if (colorRange === 'pc') return ['scale=in_range=pc:out_range=tv', 'format=yuv420p'];
  return pixelFormat === 'yuv420p' ? [] : ['format=yuv420p'];
}

/** Output options that say which colours the encoded numbers mean: the source's matrix and transfer, limited range. */
export function colourTags({ colorMatrix, colorTransfer }: Coloured): string[] {
  return [
    '-color_range',
    'tv',
    '-colorspace',
    SPACE[colorMatrix],
    '-color_primaries',
    PRIMARIES[colorMatrix],
    '-color_trc',
    colorTransfer ?? (colorMatrix === 'bt601' ? 'smpte170m' : 'bt709'),
  ];
}
