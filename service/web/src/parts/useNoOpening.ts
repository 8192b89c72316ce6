import { useEffect } from "react";

/** Keeps the browser from opening a file that is dropped where nothing takes it: the page, and what was typed, would be gone. */
export function useNoOpening(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      // A field takes dropped words as ever, and what a page takes it has taken before this.
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);
}
