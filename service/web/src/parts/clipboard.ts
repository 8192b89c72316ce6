/** Puts text on the clipboard, for word processors as HTML too; whether it got there. */
export async function copyText(text: string, html: string | null = null): Promise<boolean> {
  // The clipboard API exists only on https and localhost; an intranet often has plain http.
  if (!navigator.clipboard || !window.isSecureContext) return copyBySelection(text, html);
  try {
    if (html !== null && typeof ClipboardItem !== "undefined") await navigator.clipboard.write([bothForms(text, html)]);
    else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, html);
  }
}

function bothForms(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
}

function copyBySelection(text: string, html: string | null): boolean {
  const area = document.createElement("textarea");
  const focused = document.activeElement;
  const giveBoth = (event: ClipboardEvent): void => {
    if (html === null || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  area.value = text;
  area.style.cssText = "position:fixed;top:0;left:0;opacity:0";
  document.body.append(area);
  area.select();
  document.addEventListener("copy", giveBoth);
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", giveBoth);
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
