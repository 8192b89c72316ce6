/** All looks in one place: colours (light and dark), type, measures, and the same values as Ant Design's tokens. */
import type { ThemeConfig } from "antd";

export type Shade = "light" | "dark";

interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textFaint: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly mark: string;
  readonly markText: string;
  /** Behind the words around those that are marked. */
  readonly markSoft: string;
  /** What is known to be right: numbers with a source. */
  readonly good: string;
  readonly goodSoft: string;
  /** What still has to be done: gaps. */
  readonly todo: string;
  readonly todoSoft: string;
  readonly shadow: string;
}

// Every text colour has at least 4.5 : 1 on page, surface and sunken; lineStrong 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
const palettes: Record<Shade, Palette> = {
  light: {
    page: "#f7f6f3",
    surface: "#ffffff",
    sunken: "#f1efeb",
    line: "#e2dfd8",
    lineStrong: "#8f8a80",
    text: "#22201d",
    textSoft: "#57534b",
    textFaint: "#6b665d",
    accent: "#1f3f73",
    accentHover: "#2f5796",
    accentSoft: "#e9eef6",
    onAccent: "#ffffff",
    danger: "#b3261e",
    dangerSoft: "#fbeeec",
    mark: "#ffeb91",
    markText: "#22201d",
    markSoft: "#fff8da",
    good: "#17663a",
    goodSoft: "#e4f2e8",
    todo: "#8a4600",
    todoSoft: "#fdeed8",
    shadow: "0 4px 18px rgba(34, 32, 29, 0.14)",
  },
  dark: {
    page: "#191816",
    surface: "#211f1d",
    sunken: "#2a2825",
    line: "#3b3833",
    lineStrong: "#7f7a70",
    text: "#eae7e1",
    textSoft: "#bcb7ad",
    textFaint: "#a39d92",
    accent: "#9dbbec",
    accentHover: "#bcd1f4",
    accentSoft: "#283449",
    onAccent: "#131b29",
    danger: "#f28b82",
    dangerSoft: "#3a2321",
    mark: "#6b5a10",
    markText: "#fdf6d8",
    markSoft: "#332d17",
    good: "#86d1a0",
    goodSoft: "#1e3527",
    todo: "#f2b866",
    todoSoft: "#3b2d17",
    shadow: "0 4px 18px rgba(0, 0, 0, 0.5)",
  },
};

// Told apart by lightness as well as by hue, for eyes that see no red or green; each 3 : 1 on the surface (WCAG 2.2, 1.4.11).
const chartLines: Record<Shade, readonly string[]> = {
  light: ["#1f3f73", "#b5541c", "#2f7d6b", "#8a4f9e", "#8c6d1f", "#4a86c5", "#a33b56", "#57534b"],
  dark: ["#9dbbec", "#e89a63", "#6fc3ae", "#c99ade", "#d6b75f", "#5d93d6", "#e6839b", "#bcb7ad"],
};

const fonts = {
  sans: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif',
  serif: '"Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", STSong, serif',
};

const measures = { fontSize: 14, lawLineHeight: 1.7, radius: 4, barHeight: 48 };

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function properties(shade: Shade): string {
  const entries = Object.entries(palettes[shade]).map(([name, value]) => `--${kebab(name)}:${value}`);
  return [...entries, `color-scheme:${shade}`].join(";");
}

/** The style sheet with every custom property that the pages' own styles use. */
export function themeStyle(): string {
  const shared = `--sans:${fonts.sans};--serif:${fonts.serif};--law-line-height:${measures.lawLineHeight};--radius:${measures.radius}px;--bar-height:${measures.barHeight}px`;
  return [
    `:root{${shared};${properties("light")}}`,
    `@media (prefers-color-scheme: dark){:root:not([data-shade="light"]){${properties("dark")}}}`,
    `:root[data-shade="dark"]{${properties("dark")}}`,
    `body{background:var(--page);color:var(--text);font:${measures.fontSize}px/1.6 var(--sans);margin:0}`,
  ].join("\n");
}

/** What a chart is drawn with, which cannot read custom properties: one colour a line, and those of its frame. */
export function chartLooks(shade: Shade): Pick<Palette, "surface" | "line" | "lineStrong" | "text" | "textSoft"> & {
  readonly lines: readonly string[];
  readonly font: string;
} {
  const { surface, line, lineStrong, text, textSoft } = palettes[shade];
  return { surface, line, lineStrong, text, textSoft, lines: chartLines[shade], font: fonts.sans };
}

/** Ant Design's tokens for one shade, without its algorithm, which the caller adds; nothing moves where it is to be still. */
export function antTokens(shade: Shade, isStill: boolean): Pick<ThemeConfig, "token" | "components"> {
  const colours = palettes[shade];
  return {
    token: {
      fontFamily: fonts.sans,
      fontSize: measures.fontSize,
      borderRadius: measures.radius,
      colorPrimary: colours.accent,
      colorPrimaryHover: colours.accentHover,
      colorPrimaryActive: colours.accent,
      colorPrimaryBg: colours.accentSoft,
      colorInfo: colours.accent,
      colorLink: colours.accent,
      colorLinkHover: colours.accentHover,
      colorError: colours.danger,
      colorText: colours.text,
      colorTextSecondary: colours.textSoft,
      colorTextTertiary: colours.textFaint,
      colorTextPlaceholder: colours.textFaint,
      colorBgLayout: colours.page,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.surface,
      colorBgSpotlight: colours.text,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      boxShadow: colours.shadow,
      boxShadowSecondary: colours.shadow,
      motion: !isStill,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      wireframe: false,
    },
    components: {
      Button: { primaryColor: colours.onAccent, primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 400 },
      Segmented: { trackBg: colours.sunken, itemColor: colours.textSoft, itemHoverColor: colours.text, itemSelectedBg: colours.accentSoft, itemSelectedColor: colours.accent },
      // Stands on the colour of text (colorBgSpotlight), in either shade.
      Tooltip: { colorTextLightSolid: colours.surface },
      Tree: { titleHeight: 26, indentSize: 16, nodeSelectedBg: colours.accentSoft, nodeHoverBg: colours.sunken },
    },
  };
}
