// The shapes of custom series, which a chart option names as "@draw:NAME": what ECharts has no chart for, or one whose
// labels do not fit. They are drawn in the room that there is, with text as wide as it is, so that nothing is cut off or
// stands on something else at any width. What they draw comes in the series' itemPayload.
import { heat, strips, totals } from './shape-heat.js';
import { caption, multiples } from './shape-multiples.js';
import { heading, names } from './shape-names.js';
import { slope, slopeAxes } from './shape-slope.js';
import { tiles } from './shape-tiles.js';

export const shapes = { caption, heading, heat, multiples, names, slope, slopeAxes, strips, tiles, totals };
