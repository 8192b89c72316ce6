import { useSyncExternalStore } from "react";

const STILL = "(prefers-reduced-motion: reduce)";

function watch(changed: () => void): () => void {
  const asked = window.matchMedia(STILL);
  asked.addEventListener("change", changed);
  return () => asked.removeEventListener("change", changed);
}

/** Whether the reader asked their system for less motion: dialogues then stand where they are from the start. */
export function useIsStill(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(STILL).matches);
}
