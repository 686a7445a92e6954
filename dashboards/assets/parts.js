// The parts of ECharts that the charts use, and no others: the same in the browser and where pictures are made.
// What ECharts has no chart for, or one whose labels do not fit, is a custom series (shapes.js).
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';

export const parts = [BarChart, CustomChart, LineChart, GridComponent, LegendComponent, TooltipComponent, LabelLayout];
