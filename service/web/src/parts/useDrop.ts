import { useEffect, useRef, useState } from "react";

// While something hovers a browser says so every 350 ms, give or take 200 (HTML, 6.11.5); it does not always say that it left.
const GONE_AFTER = 1000;

/** Takes files dropped anywhere on the page (beside a box the browser would open them instead); tells whether files hover now. */
export function useDrop(onDrop: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  const handler = useRef(onDrop);
  useEffect(() => {
    handler.current = onDrop;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leaveNow = (): void => {
      clearTimeout(timer);
      setOver(false);
    };
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const hover = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      setOver(true);
      clearTimeout(timer);
      timer = setTimeout(leaveNow, GONE_AFTER);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) leaveNow();
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      leaveNow();
      handler.current(event.dataTransfer);
    };
    window.addEventListener("dragover", hover);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("dragover", hover);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return over;
}
