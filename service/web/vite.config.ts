import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { themeStyle } from "./src/theme.ts";

/** Puts the theme's custom properties into the page, so that its colours stand before any script has run. */
function themeInPage(): Plugin {
  return {
    name: "theme-in-page",
    transformIndexHtml: () => [{ tag: "style", children: themeStyle(), injectTo: "head-prepend" }],
  };
}

// Office browsers begin at Chromium 90: the newest syntax, in scripts and styles, is rewritten for it.
export default defineConfig({
  plugins: [react(), themeInPage()],
  build: {
    target: "chrome90",
    cssTarget: "chrome90",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000", "/health": "http://127.0.0.1:8000" } },
});
