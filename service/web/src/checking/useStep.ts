import { useEffect, useRef } from "react";

/** Tells of F3 (1) and Shift+F3 (-1), wherever the focus is. */
export function useStep(onStep: (by: 1 | -1) => void): void {
  const step = useRef(onStep);
  step.current = onStep;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "F3" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      step.current(event.shiftKey ? -1 : 1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
