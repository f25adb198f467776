import { createSiteFrame } from './site-frame';
import { fromEcef, toEcef, verticalAngle } from './wgs84';

describe('WGS84', () => {
  it('places the worked example of EPSG guidance note 7-2', () => {
    const point = { latitude: 53 + 48 / 60 + 33.82 / 3600, longitude: 2 + 7 / 60 + 46.38 / 3600, height: 73 };
    const [x, y, z] = toEcef(point);
    expect(x).toBeCloseTo(3771793.968, 2);
    expect(y).toBeCloseTo(140253.342, 2);
    expect(z).toBeCloseTo(5124304.349, 2);
  });

  it('has the polar and equatorial radius', () => {
    expect(toEcef({ latitude: 90, longitude: 0, height: 0 })[2]).toBeCloseTo(6356752.314245, 5);
    expect(toEcef({ latitude: 0, longitude: 90, height: 10 })[1]).toBeCloseTo(6378147, 6);
  });

  it.each([
    [48.17, 17.21, 133.4],
    [-33.9, 151.2, 4],
    [64.13, -21.94, 15],
    [-0.0001, 179.9999, 4000],
  ])('comes back from %d, %d, %d m', (latitude, longitude, height) => {
    const back = fromEcef(toEcef({ latitude, longitude, height }));
    expect(back.latitude).toBeCloseTo(latitude, 11);
    expect(back.longitude).toBeCloseTo(longitude, 11);
    expect(back.height).toBeCloseTo(height, 6);
  });

  it('sees a point on the same ellipsoidal height below the horizontal by half the arc', () => {
    const from = { latitude: 48, longitude: 17, height: 0 };
    const level = fromEcef(createSiteFrame(from, 90).toEcef([0, 350, 0]));
    const target = toEcef({ ...level, height: 0 });
    const radiusAcrossMeridian = 6378137 / Math.sqrt(1 - 0.00669437999 * Math.sin((48 * Math.PI) / 180) ** 2);
    expect(verticalAngle(from, target)).toBeCloseTo(((-350 / 2 / radiusAcrossMeridian) * 180) / Math.PI, 7);
  });
});

describe('site frame', () => {
  it('runs along the landing direction', () => {
    const frame = createSiteFrame({ latitude: 48, longitude: 17, height: 100 }, 90);
    const ahead = frame.toGeodetic([0, 1000, 0]);
    expect((ahead.longitude - 17) * 74700).toBeCloseTo(1000, -1);
    expect(ahead.latitude).toBeCloseTo(48, 5);
    expect(frame.toGeodetic([1000, 0, 0]).latitude).toBeLessThan(48);
    expect(frame.toGeodetic([0, 0, 25]).height).toBeCloseTo(125, 9);
  });
});
