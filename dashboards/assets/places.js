// The places of a live chart that the arrow keys go to, in the order of reading.

// placesOf lists them: where what is at the pointer is told of a place on the axis, one for each such place; elsewhere one
// for each thing that has something to tell, row by row where they stand in rows, whatever series they belong to.
export const placesOf = ({ tooltip, series }) => {
  if (tooltip[0].trigger === 'axis') {
    const count = Math.max(0, ...series.map((s) => s.data?.length ?? 0));
    const known = (item) => item?.value != null || typeof item === 'number';
    return Array.from({ length: count }, (_, i) => ({ seriesIndex: Math.max(0, series.findIndex((s) => known(s.data?.[i]))), dataIndex: i, x: i, y: 0 }));
  }
  return series
    .flatMap((s, seriesIndex) => (s.data ?? []).map((item, dataIndex) => ({ seriesIndex, dataIndex, x: item?.value?.[0], y: item?.value?.[1], told: item?.tip })))
    .filter((place) => place.told)
    .sort((a, b) => a.y - b.y || a.x - b.x);
};

const turns = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export const isStep = (key) => key in turns || key === 'Home' || key === 'End';

// step gives the place that a key leads to; at is the one before, -1 before the first. Up and down stay in the column where
// there are rows.
export const step = (places, at, key) => {
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  const next = Math.min(places.length - 1, Math.max(0, at + turns[key]));
  const here = places[at];
  if (!here || !/Up|Down/.test(key) || !places.some((p) => p.y !== here.y)) return next;
  for (let i = at + turns[key]; i >= 0 && i < places.length; i += turns[key]) {
    if (places[i].x === here.x && places[i].y !== here.y) return i;
  }
  return at;
};
