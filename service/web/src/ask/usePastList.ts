import { useCallback, useEffect, useState } from "react";
import { useServices } from "../services";
import { useCell } from "../storage/cell";

export interface PastList {
  readonly isShown: boolean;
  /** Null where the server keeps no conversations. */
  readonly toggle: (() => void) | null;
  readonly hide: () => void;
  readonly opened: () => void;
}

const SHOWN = "past-shown";
// Where the list lies over the chat (PastPane.module.css), it is opened for one choice and is never remembered as open.
const NARROW = "(max-width: 1440px)";

/** Whether past conversations are shown beside the chat: as chosen last on a wide screen, on a narrow one when asked for. */
export function usePastList(): PastList {
  const { kept, past } = useServices();
  const state = useCell(past.state);
  const [isWanted, want] = useState(() => !window.matchMedia(NARROW).matches && kept.read(SHOWN, true));

  useEffect(() => void past.find(""), [past]);

  const show = useCallback(
    (next: boolean) => {
      want(next);
      if (!window.matchMedia(NARROW).matches) kept.write(SHOWN, next);
    },
    [kept],
  );
  return {
    isShown: isWanted && state.kept === true,
    toggle: state.kept === true ? () => show(!isWanted) : null,
    hide: () => show(false),
    opened: () => {
      if (window.matchMedia(NARROW).matches) show(false);
    },
  };
}
