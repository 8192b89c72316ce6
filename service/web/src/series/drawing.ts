/** The parts of Apache ECharts (Apache-2.0) that the pages draw with, and no others. */
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendScrollComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendScrollComponent, TitleComponent, TooltipComponent, CanvasRenderer]);

export const drawOn = (element: HTMLElement) => init(element, null, { renderer: "canvas" });

export type Drawing = ReturnType<typeof drawOn>;
