// The parts of ECharts that the charts use, and no others: the same in the browser and where pictures are made.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';

export const parts = [BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent];
