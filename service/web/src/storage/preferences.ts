/** What a person chose for the pages: language and shade. */
import type { Shade } from "../theme";
import { createCell, type Cell } from "./cell";
import type { Kept } from "./kept";

export type Language = "zh" | "en";

export interface Preferences {
  readonly language: Language;
  readonly shade: Shade;
}

/** The kept preferences; the shade is the system's until a person chooses one. */
export function keptPreferences(kept: Kept, systemIsDark: boolean): Cell<Preferences> {
  const language = kept.read<Language>("language", "zh");
  const shade = kept.read<Shade>("shade", systemIsDark ? "dark" : "light");
  const cell = createCell<Preferences>({ language: language === "en" ? "en" : "zh", shade: shade === "dark" ? "dark" : "light" });
  let before = cell.get();
  cell.subscribe(() => {
    const now = cell.get();
    if (now.language !== before.language) kept.write("language", now.language);
    if (now.shade !== before.shade) kept.write("shade", now.shade);
    before = now;
  });
  return cell;
}
