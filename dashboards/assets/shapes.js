// The shapes of custom series, which a chart option names as "@draw:NAME": what ECharts has no chart for, or one whose
// labels do not fit. They are drawn in the room that there is, with text as wide as it is, so that nothing is cut off or
// stands on something else at any width. What they draw comes in the series' itemPayload.
import { names } from './shape-names.js';

export const shapes = { names };
