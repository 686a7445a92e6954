// ECharts as the pages draw with it.
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

import { parts } from './parts.js';

use([...parts, CanvasRenderer]);

export { init };
